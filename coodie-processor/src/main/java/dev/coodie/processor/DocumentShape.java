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
 * @param view what it is a materialized view of, if it is one
 */
record DocumentShape(
    TypeElement type,
    Creation creation,
    Table table,
    List<Column> declared,
    Optional<Variant> variant,
    Optional<View> view,
    Hooks hooks) {
  /** The discriminator column with the value that rows of this type have. */
  record Variant(String column, String value, boolean indexed) {}

  /** The base document of a view and its table, and which rows the view has. */
  record View(TypeElement base, String table, String where) {}

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
