package dev.coodie.internal.query;

import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.Operator;
import dev.coodie.column.Term;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.table.Table;
import dev.coodie.model.DiscriminatorModel;
import java.util.List;

/** Leaves rows of other types out, where several share a table. */
final class VariantFilter {
  private VariantFilter() {}

  /**
   * Adds the condition on the discriminator column, where there is one, and allows filtering where
   * that is harmless.
   */
  static <R> QueryState<R> of(QueryState<R> query) {
    Table<?> table = query.table();
    DiscriminatorModel discriminator = table.model().discriminator().orElse(null);
    if (discriminator == null || discriminator.all()) {
      return query;
    }
    boolean inPartition = isInOnePartition(query);
    boolean byIndex = discriminator.indexed() && discriminator.values().size() == 1;
    if (!query.allowsFiltering() && !inPartition && !byIndex) {
      throw new InvalidQueryException(
          "coodie-228",
          "Only some rows of table "
              + table.model().tableName()
              + " are "
              + table.model().typeName()
              + ", and finding them without a partition key reads the whole table. Add the"
              + " partition key, allowFiltering(), or @Discriminator(indexed = true).");
    }
    Column<?, ?> column = table.model().column(discriminator.column()).column();
    QueryState<R> limited = query.where(List.of(condition(column, discriminator.values())));
    return byIndex && !inPartition ? limited : limited.withAllowFiltering();
  }

  @SuppressWarnings("unchecked") // the discriminator column is always text
  private static Condition<?> condition(Column<?, ?> column, List<String> values) {
    Column<?, String> text = (Column<?, String>) column;
    return values.size() == 1 ? text.eq(values.get(0)) : text.in(values);
  }

  private static boolean isInOnePartition(QueryState<?> query) {
    return query.table().partitionColumns().stream()
        .allMatch(column -> query.where().stream().anyMatch(term -> restricts(term, column)));
  }

  private static boolean restricts(Term term, Column<?, ?> column) {
    return term instanceof Term.Comparison comparison
        && (comparison.operator() == Operator.EQ || comparison.operator() == Operator.IN)
        && comparison.column().equals(column);
  }
}
