package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.query.BucketRange;
import dev.coodie.internal.query.QueryState;
import dev.coodie.internal.table.Settings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/**
 * A {@link Query} between two times that reads one bucket after another, as one result in order of
 * time: by default that of the table. It stops as soon as it has enough. An immutable value,
 * thread-safe.
 */
@CheckReturnValue
public final class BucketQuery<D> {
  private final QueryState<D> state;
  private final BucketRange range;

  BucketQuery(QueryState<D> state, BucketRange range) {
    this.state = state;
    this.range = range;
  }

  /** Starts with the last bucket. */
  public BucketQuery<D> newestFirst() {
    return new BucketQuery<>(state, range.ordered(ClusteringOrder.DESC));
  }

  /** Starts with the first bucket. */
  public BucketQuery<D> oldestFirst() {
    return new BucketQuery<>(state, range.ordered(ClusteringOrder.ASC));
  }

  /** At most this many rows over all buckets, 1 or more. */
  public BucketQuery<D> limit(int rows) {
    return with(state.withLimit(Settings.positive("limit", rows)));
  }

  /** How many rows a page has, 1 or more: it is filled from several buckets if necessary. */
  public BucketQuery<D> pageSize(int rows) {
    return with(state.withPageSize(Settings.positive("pageSize", rows)));
  }

  /** All rows. */
  public List<D> all() {
    return state.table().runner().await(() -> async().all());
  }

  /**
   * All rows, page by page as the stream is read. Reading blocks, so do not use it on the driver's
   * threads.
   */
  public Stream<D> stream() {
    return async().stream();
  }

  /** The first row in the order asked for, if there is any. */
  public Optional<D> first() {
    return state.table().runner().await(() -> async().first());
  }

  /** The first page. */
  public Page<D> page() {
    return state.table().runner().await(() -> async().page());
  }

  /**
   * The page that a token leads to.
   *
   * @throws InvalidQueryException if the token belongs to another query, or was changed
   */
  public Page<D> page(PageToken token) {
    return state.table().runner().await(() -> async().page(token));
  }

  /** The same query, run without waiting. */
  public AsyncBucketQuery<D> async() {
    return new AsyncBucketQuery<>(state, range);
  }

  /** The rows as a reactive stream, as {@link Query#publisher}. */
  public Flow.Publisher<D> publisher() {
    return async().publisher();
  }

  private BucketQuery<D> with(QueryState<D> changed) {
    return new BucketQuery<>(changed, range.of(changed));
  }

  /** Its first bucket's CQL with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return range.toString();
  }
}
