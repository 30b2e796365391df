package dev.coodie.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What must hold for variants that share a table. */
final class VariantChecks {
  private record Owned(DocumentShape variant, Column column) {}

  private VariantChecks() {}

  static void check(Table table, List<DocumentShape> variants, Findings findings) {
    Map<String, Owned> known = new HashMap<>();
    for (DocumentShape variant : variants) {
      for (Column column : variant.columns()) {
        Owned other = known.putIfAbsent(column.name(), new Owned(variant, column));
        if (other != null && !other.column().definition().equals(column.definition())) {
          findings.report(
              column.property().element(),
              Problem.VARIANTS_DISAGREE,
              Names.nested(other.variant().type()),
              Names.nested(variant.type()),
              column.name(),
              table.name(),
              other.column().definition(),
              column.definition());
        }
      }
    }
    checkKeys(table, variants, findings);
  }

  private static void checkKeys(Table table, List<DocumentShape> variants, Findings findings) {
    if (!findings.isEmpty() || variants.isEmpty()) {
      return;
    }
    DocumentShape first = variants.get(0);
    for (DocumentShape variant : variants) {
      if (!key(first).equals(key(variant))) {
        findings.report(
            variant.type(),
            Problem.VARIANTS_DISAGREE,
            Names.nested(first.type()),
            Names.nested(variant.type()),
            "primary key",
            table.name(),
            key(first),
            key(variant));
      }
    }
  }

  private static String key(DocumentShape variant) {
    return variant.columns().stream()
        .filter(Column::isKey)
        .map(Column::name)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
