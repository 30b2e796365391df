package dev.coodie.internal.plan;

import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import java.util.Optional;
import java.util.Set;

/**
 * What CQL shows of a table made {@code WITH COMPACT STORAGE}: {@code system_schema.columns} also
 * has the columns that stand for its older shape, which no statement can name.
 *
 * @param flags of {@code system_schema.tables}
 */
record CompactStorage(Set<String> flags) {
  /** The flags of an ordinary table. */
  static final Set<String> NONE = Set.of("compound");

  /** The column as CQL shows it; empty if it does not. */
  Optional<ColumnDefinition> shown(ColumnDefinition column) {
    if (column.name().isEmpty() || column.type().equals("empty")) {
      return Optional.empty();
    }
    boolean oneRow =
        !flags.contains("compound") && !flags.contains("dense") && !flags.contains("super");
    if (!oneRow || column.kind() == ColumnKind.PARTITION_KEY) {
      return Optional.of(column);
    }
    // Its columns are static ones of a hidden clustering column with a hidden value.
    return column.kind() == ColumnKind.STATIC
        ? Optional.of(
            new ColumnDefinition(
                column.name(),
                column.type(),
                ColumnKind.REGULAR,
                column.order(),
                column.mask(),
                column.check()))
        : Optional.empty();
  }
}
