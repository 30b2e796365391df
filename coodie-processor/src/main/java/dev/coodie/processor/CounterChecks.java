package dev.coodie.processor;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Counter;
import dev.coodie.annotation.CreatedAt;
import dev.coodie.annotation.CreatedBy;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.ModifiedAt;
import dev.coodie.annotation.ModifiedBy;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.VectorIndex;
import dev.coodie.annotation.Version;
import java.lang.annotation.Annotation;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** What must hold for a document with counters. */
final class CounterChecks {
  private static final List<Class<? extends Annotation>> NOT_ON_COUNTERS =
      List.of(
          PartitionKey.class,
          ClusteringKey.class,
          Indexed.class,
          VectorIndex.class,
          Version.class,
          CreatedAt.class,
          CreatedBy.class,
          ModifiedAt.class,
          ModifiedBy.class);

  private CounterChecks() {}

  static void check(
      TypeElement type, Table table, boolean variant, List<Column> columns, Findings findings) {
    if (columns.stream().noneMatch(Column::isCounter)) {
      return;
    }
    for (Column column : columns) {
      Property property = column.property();
      NOT_ON_COUNTERS.stream()
          .filter(annotation -> property.has(Counter.class) && property.has(annotation))
          .forEach(
              annotation ->
                  findings.report(
                      property.element(),
                      Problem.COUNTER_COLUMN,
                      property,
                      annotation.getSimpleName()));
      if (!column.isKey() && !column.isCounter()) {
        findings.report(
            property.element(), Problem.COUNTERS_ALONE, Names.nested(type), property.name());
      }
    }
    if (table.defaultTtl() > 0) {
      without(type, "defaultTtl", "Remove it: counters do not expire.", findings);
    }
    if (table.skipNulls()) {
      without(type, "skipNulls", "Remove it: counters are added to, not saved.", findings);
    }
    if (table.isTransactional()) {
      Options.reportTransactional(
          type, "which no table of counters can have. Remove it.", findings);
    }
    if (variant) {
      without(
          type, "@Variant", "Move them to a document of their own with the same key.", findings);
    }
  }

  private static void without(TypeElement type, String what, String advice, Findings findings) {
    findings.report(type, Problem.COUNTERS_WITHOUT, Names.nested(type), what, advice);
  }
}
