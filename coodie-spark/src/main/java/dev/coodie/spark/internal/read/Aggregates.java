package dev.coodie.spark.internal.read;

import dev.coodie.spark.internal.type.CellTypes;
import dev.coodie.spark.internal.type.ReadColumn;
import dev.coodie.spark.internal.type.ReadColumns;
import dev.coodie.spark.internal.type.TableColumn;
import dev.coodie.spark.internal.type.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.aggregate.AggregateFunc;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.aggregate.Count;
import org.apache.spark.sql.connector.expressions.aggregate.CountStar;
import org.apache.spark.sql.connector.expressions.aggregate.Max;
import org.apache.spark.sql.connector.expressions.aggregate.Min;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates of Spark as those of CQL, of one range of tokens or partition each, which Spark puts
 * together.
 */
final class Aggregates {
  private Aggregates() {}

  /** Empty if one of them may give something else on the server. */
  static Optional<ReadColumns> of(TableShape table, ReadColumns columns, Aggregation wanted) {
    if (wanted.groupByExpressions().length > 0) {
      return Optional.empty();
    }
    List<ReadColumn> found = new ArrayList<>();
    for (AggregateFunc each : wanted.aggregateExpressions()) {
      ReadColumn column = column(table, columns, "aggregate" + found.size(), each);
      if (column == null) {
        return Optional.empty();
      }
      found.add(column);
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new ReadColumns(found, columns.choices()));
  }

  private static @Nullable ReadColumn column(
      TableShape table, ReadColumns columns, String name, AggregateFunc wanted) {
    if (wanted instanceof CountStar) {
      return new ReadColumn(name, "count(*)", CellTypes.COUNT);
    }
    if (wanted instanceof Count count && !count.isDistinct()) {
      TableColumn column = referred(table, count.column());
      // Others may have values without bytes, which are null in Spark.
      return column != null && PushedTypes.isBytes(column.type())
          ? new ReadColumn(name, "count(" + column.quoted() + ")", CellTypes.COUNT)
          : null;
    }
    Expression of =
        wanted instanceof Min min ? min.column() : wanted instanceof Max max ? max.column() : null;
    TableColumn column = of == null ? null : referred(table, of);
    if (column == null || !PushedTypes.isOrdered(column.type())) {
      return null;
    }
    String function = wanted instanceof Min ? "min(" : "max(";
    return columns.all().stream()
        .filter(each -> each.name().equals(column.name()))
        .map(each -> new ReadColumn(name, function + column.quoted() + ")", each.type()))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable TableColumn referred(TableShape table, Expression expression) {
    return expression instanceof NamedReference reference && reference.fieldNames().length == 1
        ? table.column(reference.fieldNames()[0]).orElse(null)
        : null;
  }
}
