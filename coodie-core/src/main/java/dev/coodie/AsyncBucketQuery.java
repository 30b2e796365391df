package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.page.PageTokens;
import dev.coodie.internal.query.BucketDriver;
import dev.coodie.internal.query.BucketRange;
import dev.coodie.internal.query.QueryState;
import dev.coodie.internal.run.Runner;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@link BucketQuery}, run without waiting. */
@CheckReturnValue
public final class AsyncBucketQuery<D> {
  private static final String FIND = "find";

  private final QueryState<D> state;
  private final BucketRange range;
  private final CqlStatement statement;

  AsyncBucketQuery(QueryState<D> state, BucketRange range) {
    this.state = state;
    this.range = range;
    this.statement = range.statement(0, range.limit());
  }

  /** See {@link BucketQuery#all}. */
  public CompletionStage<List<D>> all() {
    Runner run = state.begin(FIND);
    return run.ends(buckets(run).all(statement, state.selection()));
  }

  /**
   * Gives every row to {@code consumer}, one at a time, as pages arrive. It runs on a thread of the
   * driver and must not block; an exception it throws stops the reading and fails the stage.
   */
  public CompletionStage<@Nullable Void> stream(Consumer<? super D> consumer) {
    Runner run = state.begin(FIND);
    return run.ends(buckets(run).forEach(statement, state.selection(), consumer));
  }

  /** See {@link BucketQuery#first}. */
  public CompletionStage<Optional<D>> first() {
    Runner run = state.begin(FIND);
    return run.ends(
        buckets(run)
            .atMost(
                1,
                statement.withPageSize(1),
                state.selection(),
                rows -> rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0))));
  }

  /** See {@link BucketQuery#page()}. */
  public CompletionStage<Page<D>> page() {
    return page(statement);
  }

  /** See {@link BucketQuery#page(PageToken)}. */
  public CompletionStage<Page<D>> page(PageToken token) {
    Arguments.given(token, "a page token");
    return page(BucketDriver.from(tokens().open(token.bytes()), statement, range));
  }

  Stream<D> stream() {
    state.table().runner().checkMayWait();
    return buckets(state.begin(FIND)).stream(statement, state.selection());
  }

  Flow.Publisher<D> publisher() {
    CompletionStage<CqlStatement> first = CompletableFuture.completedFuture(statement);
    return subscriber ->
        buckets(state.begin(FIND)).publisher(() -> first, state.selection()).subscribe(subscriber);
  }

  private CompletionStage<Page<D>> page(CqlStatement from) {
    int wanted = Math.max(1, from.pageSize());
    Runner run = state.begin(FIND);
    return run.ends(
        buckets(run)
            .page(
                from, wanted, state.selection(), fetched -> Page.of(fetched, tokens()::sealState)));
  }

  private Runner buckets(Runner run) {
    return run.over(new BucketDriver(run, range));
  }

  private PageTokens tokens() {
    return PageTokens.ofBuckets(
        statement, state.table().defaults().pageTokenKeys(), range.buckets());
  }

  /** Its first bucket's CQL with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return range.toString();
  }
}
