package dev.coodie.studio;

import dev.coodie.cql.CqlSource;
import dev.coodie.cql.CqlToken;
import dev.coodie.driver.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The user-defined types of a keyspace of which some field, at any depth, is masked. */
final class MaskedTypes {
  private final Set<String> names = new HashSet<>();

  private MaskedTypes() {}

  /**
   * @param types rows of system_schema.types, of one keyspace
   */
  static MaskedTypes of(List<Row> types, Masks masks) {
    MaskedTypes found = new MaskedTypes();
    int before = -1;
    while (before != found.names.size()) {
      before = found.names.size();
      for (Row type : types) {
        Map<String, String> fields = LiveSchema.fields(type);
        boolean masked =
            fields.keySet().stream().anyMatch(masks::hides)
                || fields.values().stream().anyMatch(found::isIn);
        if (masked) {
          found.names.add(LiveSchema.text(type, "type_name"));
        }
      }
    }
    return found;
  }

  /** Whether the type, as the server writes it, is made with one of them. */
  boolean isIn(String type) {
    return !names.isEmpty()
        && new CqlSource("type", type)
            .tokens().stream()
                .filter(CqlToken::isName)
                .map(CqlToken::name)
                .anyMatch(names::contains);
  }
}
