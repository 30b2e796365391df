package dev.coodie.spark.internal.read;

import dev.coodie.spark.internal.connect.JobOption;
import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.type.ReadColumns;
import dev.coodie.spark.internal.type.TableShape;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownAggregates;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.types.StructType;

/** Collects what Spark wants of a table. Belongs to the thread that plans. */
public final class TableScanBuilder
    implements SupportsPushDownV2Filters,
        SupportsPushDownAggregates,
        SupportsPushDownLimit,
        SupportsPushDownRequiredColumns {
  private final JobOptions options;
  private final TableShape table;
  private ReadColumns columns;
  private Filters filters = Filters.NONE;
  private boolean aggregated;
  private int limit = Integer.MAX_VALUE;

  /** Of all columns and rows. */
  public TableScanBuilder(JobOptions options, TableShape table, ReadColumns columns) {
    this.options = options;
    this.table = table;
    this.columns = columns;
  }

  @Override
  public Predicate[] pushPredicates(Predicate[] predicates) {
    filters = Filters.of(table, columns, predicates);
    return filters.left().toArray(new Predicate[0]);
  }

  @Override
  public Predicate[] pushedPredicates() {
    return filters.pushed().toArray(new Predicate[0]);
  }

  @Override
  public boolean pushAggregation(Aggregation aggregation) {
    boolean allowed = options.is(JobOption.AGGREGATES, true);
    Optional<ReadColumns> found =
        allowed ? Aggregates.of(table, columns, aggregation) : Optional.empty();
    found.ifPresent(
        pushed -> {
          columns = pushed;
          aggregated = true;
        });
    return found.isPresent();
  }

  /** Of each part: Spark takes as many of all. */
  @Override
  public boolean pushLimit(int rows) {
    limit = rows;
    return true;
  }

  @Override
  public boolean isPartiallyPushed() {
    return true;
  }

  @Override
  public void pruneColumns(StructType required) {
    if (!aggregated) {
      columns = columns.only(required);
    }
  }

  @Override
  public Scan build() {
    Selected selected = Selected.of(table, columns, filters.conditions(), limit, aggregated);
    return filters.keys().isEmpty()
        ? new PartsScan(options, table, selected)
        : new KeysScan(options, table, selected, filters.keys());
  }
}
