package dev.coodie.processor;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** What must hold for the column that counts the saves of a row. */
final class VersionChecks {
  private static final Set<String> TYPES = Set.of("int", "bigint");

  private VersionChecks() {}

  static void check(TypeElement type, List<Column> columns, Findings findings) {
    List<Column> versions = columns.stream().filter(c -> c.isVersion() && !c.isCounter()).toList();
    for (Column column : versions) {
      Property property = column.property();
      String wrong = wrong(column);
      if (!wrong.isEmpty()) {
        findings.report(property.element(), Problem.VERSION, property, wrong);
      }
    }
    if (versions.size() > 1) {
      Property second = versions.get(1).property();
      findings.report(
          second.element(),
          Problem.VERSION_TWICE,
          Names.nested(type),
          versions.get(0).property().name(),
          second.name());
    }
  }

  private static String wrong(Column column) {
    Property property = column.property();
    StoredType stored = column.value().stored();
    if (column.isKey()) {
      return "is part of the primary key";
    }
    if (column.role() == Column.Role.STATIC) {
      return "is @StaticColumn";
    }
    if (!(stored instanceof StoredType.Scalar) || !TYPES.contains(stored.cql())) {
      return "has type " + TypeText.of(property.type());
    }
    return property.isNullable() || column.value().form() == Value.Form.OPTIONAL
        ? "can be missing"
        : "";
  }
}
