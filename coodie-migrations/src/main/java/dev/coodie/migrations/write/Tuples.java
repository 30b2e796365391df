package dev.coodie.migrations.write;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tuples in the properties of one type, and the records for them, which are its members. A type
 * that is asked for the same tuples in the same order gives the same names.
 */
final class Tuples {
  private final String prefix;
  private final Map<String, CqlTypeText> records = new LinkedHashMap<>();

  /** {@code prefix} stands before the records' names: nothing, or another type and a dot. */
  Tuples(String prefix) {
    this.prefix = prefix;
  }

  /** The name of the record for a tuple in {@code property}. */
  String name(CqlTypeText tuple, String property) {
    String first = JavaNames.capitalized(property) + "Tuple";
    String name = first;
    for (int i = 2; records.putIfAbsent(name, tuple) != null; i++) {
      name = first + i;
    }
    return prefix + name;
  }

  /** By name; more may come while they are written, since tuples can be in tuples. */
  Map<String, CqlTypeText> records() {
    return new LinkedHashMap<>(records);
  }
}
