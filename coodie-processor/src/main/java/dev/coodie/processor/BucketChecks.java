package dev.coodie.processor;

import dev.coodie.annotation.Bucket;
import dev.coodie.annotation.BucketUnit;
import dev.coodie.model.Suggestions;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** What must hold for the column that is filled from a time. */
final class BucketChecks {
  private final TypeElement type;
  private final List<Column> columns;
  private final Findings findings;

  private BucketChecks(TypeElement type, List<Column> columns, Findings findings) {
    this.type = type;
    this.columns = columns;
    this.findings = findings;
  }

  static void check(TypeElement type, List<Column> columns, Findings findings) {
    BucketChecks checks = new BucketChecks(type, columns, findings);
    List<Column> buckets = columns.stream().filter(Column::isBucket).toList();
    buckets.forEach(checks::check);
    if (buckets.size() > 1) {
      checks.report(
          buckets.get(1), Names.nested(type) + " has one already", "Remove one of the two.");
    }
  }

  private void check(Column column) {
    Bucket bucket = column.property().annotation(Bucket.class).orElseThrow();
    if (column.role() != Column.Role.PARTITION) {
      report(column, "is not part of the partition key", "Make it a @PartitionKey.");
    } else if (!isScalar(column, "date") && !isScalar(column, "timestamp")) {
      String javaType = TypeText.of(column.property().type());
      report(column, "has type " + javaType, "Make it a LocalDate or an Instant.");
    } else if (isScalar(column, "date") && bucket.by() == BucketUnit.HOUR) {
      report(column, "is a LocalDate, which has no hours", "Make it an Instant.");
    } else {
      checkTime(column, bucket);
    }
  }

  private void checkTime(Column column, Bucket bucket) {
    List<String> names = columns.stream().map(c -> c.property().name()).toList();
    Optional<Column> time = time(column, columns);
    if (time.isEmpty()) {
      report(
          column,
          "\"" + bucket.of() + "\" is not a property of " + Names.nested(type),
          Suggestions.forName(bucket.of(), names)
              + "Properties: "
              + String.join(", ", names)
              + ".");
    } else if (time.get().role() != Column.Role.CLUSTERING
        || time.get().position() != 0
        || !isScalar(time.get(), "timestamp")) {
      report(
          column,
          "\"" + bucket.of() + "\" is not an Instant that is the first clustering column",
          "Make it one, with @ClusteringKey(0).");
    }
  }

  /** The column whose time the bucket is made from. */
  static Optional<Column> time(Column bucket, List<Column> columns) {
    return bucket
        .property()
        .annotation(Bucket.class)
        .flatMap(
            wanted ->
                columns.stream().filter(c -> c.property().name().equals(wanted.of())).findFirst());
  }

  private static boolean isScalar(Column column, String cql) {
    StoredType stored = column.value().stored().plain();
    return stored instanceof StoredType.Scalar && stored.cql().equals(cql);
  }

  private void report(Column column, String wrong, String advice) {
    findings.report(column.property().element(), Problem.BUCKET, column.property(), wrong, advice);
  }
}
