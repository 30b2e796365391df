package dev.coodie.processor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * A document that has rows of its own.
 *
 * @param declared its columns in the order of its properties
 * @param variant its place in a hierarchy, if it has one
 */
record DocumentShape(
    TypeElement type, Table table, List<Column> declared, Optional<Variant> variant) {
  /** The discriminator column with the value that rows of this type have. */
  record Variant(String column, String value, boolean indexed) {}

  /** The columns in the order of the model: partition key, clustering columns, the rest. */
  List<Column> columns() {
    return inModelOrder(declared);
  }

  static List<Column> inModelOrder(List<Column> declared) {
    return declared.stream()
        .sorted(
            Comparator.comparing((Column c) -> c.isKey() ? c.role() : Column.Role.REGULAR)
                .thenComparingInt(Column::position))
        .toList();
  }
}
