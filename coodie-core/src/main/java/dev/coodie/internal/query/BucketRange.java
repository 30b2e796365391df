package dev.coodie.internal.query;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.Ordering;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.model.BucketModel;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** The buckets of a query between two times, in the order in which they are read. */
public final class BucketRange {
  private static final int MOST = 100_000;

  private final QueryState<?> query;
  private final BucketModel<?> bucket;
  private final Instant from;
  private final Instant to;
  private final ClusteringOrder order;
  private final int buckets;

  private BucketRange(
      QueryState<?> query,
      BucketModel<?> bucket,
      Instant from,
      Instant to,
      ClusteringOrder order,
      int buckets) {
    this.query = query;
    this.bucket = bucket;
    this.from = from;
    this.to = to;
    this.order = order;
    this.buckets = buckets;
  }

  /** In the order of the table. */
  public static BucketRange of(QueryState<?> query, Instant from, Instant to) {
    BucketModel<?> bucket = query.table().model().bucket().orElseThrow(() -> noBucket(query));
    check(query, bucket);
    if (!from.isBefore(to)) {
      throw new InvalidQueryException(
          "coodie-254",
          "between() on "
              + query.table().model().typeName()
              + " has a start that is not before its end. The range includes its start and excludes"
              + " its end.");
    }
    long count = bucket.unit().count(from, to);
    if (count > MOST) {
      throw new InvalidQueryException(
          "coodie-255",
          "between() on "
              + query.table().model().typeName()
              + " reaches over "
              + count
              + " buckets of a "
              + bucket.unit()
              + ", and each is a query. Ask for at most "
              + MOST
              + ", or use longer buckets.");
    }
    ClusteringOrder order = query.table().model().column(bucket.time().name()).order();
    return new BucketRange(query, bucket, from, to, order, (int) count);
  }

  public BucketRange ordered(ClusteringOrder wanted) {
    return new BucketRange(query, bucket, from, to, wanted, buckets);
  }

  public BucketRange of(QueryState<?> changed) {
    return new BucketRange(changed, bucket, from, to, order, buckets);
  }

  public int buckets() {
    return buckets;
  }

  public int limit() {
    return query.limit();
  }

  /** The query for one bucket; {@code rows} is its limit if it is more than 0. */
  public CqlStatement statement(int number, int rows) {
    QueryState<?> inBucket = in(number);
    return rows > 0 ? inBucket.selectAtMost(rows) : inBucket.select();
  }

  private QueryState<?> in(int number) {
    int place = order == ClusteringOrder.ASC ? number : buckets - 1 - number;
    Instant start = bucket.unit().plus(bucket.unit().start(from), place);
    ByteBuffer[] cell = {bucket.encode(start)};
    Condition<?> here = Condition.equalCells(List.of(bucket.column()), cell);
    return query
        .where(List.of(here, bucket.time().gte(from), bucket.time().lt(to)))
        .orderBy(List.of(new Ordering<>(bucket.time(), order)));
  }

  /** The CQL of the first bucket, for people: with markers for values. */
  @Override
  public String toString() {
    return in(0) + ", and so on, in " + buckets + " buckets";
  }

  private static InvalidQueryException noBucket(QueryState<?> query) {
    return new InvalidQueryException(
        "coodie-252",
        "between() on "
            + query.table().model().typeName()
            + ", which has no buckets. Add @Bucket(of = .., by = ..) to a partition key property,"
            + " or compare the time with gte() and lt().");
  }

  private static void check(QueryState<?> query, BucketModel<?> bucket) {
    if (query.isOrdered()) {
      throw new InvalidQueryException(
          "coodie-253",
          "between() on "
              + query.table().model().typeName()
              + " has an order of its own. Remove orderBy(..) and nearest(..), and use"
              + " newestFirst() or oldestFirst().");
    }
    for (Column<?, ?> column : query.table().partitionColumns()) {
      boolean given = query.where().stream().anyMatch(term -> term.equates(column));
      if (given == column.equals(bucket.column())) {
        throw new InvalidQueryException(
            "coodie-256",
            "between() on "
                + query.table().model().typeName()
                + (given
                    ? " fills the bucket in column \"" + column.name() + "\" itself. Leave it out."
                    : " needs column \""
                        + column.name()
                        + "\" with eq(): all of the partition key but the"
                        + " bucket."));
      }
    }
  }
}
