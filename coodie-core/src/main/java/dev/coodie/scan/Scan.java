package dev.coodie.scan;

import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.driver.Consistency;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.StatementException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.scan.CallerLoop;
import dev.coodie.internal.scan.Handover;
import dev.coodie.internal.scan.OneByOne;
import dev.coodie.internal.scan.Position;
import dev.coodie.internal.scan.ScanFeed;
import dev.coodie.internal.scan.ScanFeed.Begun;
import dev.coodie.internal.scan.ScanPlan;
import dev.coodie.internal.scan.ScanSource;
import dev.coodie.internal.table.Settings;
import dev.coodie.model.Inside;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collector;

/**
 * Reads every row of a table by ranges of tokens, which together are the whole ring, several at
 * once: options, then one of the methods that run it. An immutable value; each method returns a new
 * scan. Thread-safe.
 *
 * <p>Every row that exists during the whole scan is read exactly once, even while others are
 * written. Rows that are written or deleted meanwhile may or may not be seen. Rows come in no
 * particular order, except those of one partition, which come in its order. It needs the memory of
 * two pages for each open range. Reads that fail because a node is busy, slow or gone are repeated
 * a few times; a range that cannot be read fails the scan, so that a result is always complete.
 *
 * <p>A {@linkplain #onCheckpoint checkpoint} says how far it is. A scan {@linkplain #from from} it
 * continues there, even in another process or years later: after an orderly end or an interruption
 * it repeats nothing, after a crash the pages since the last checkpoint, after a failure the pages
 * that were not handled completely.
 *
 * <p>Needs the Murmur3 partitioner. CQL: {@code SELECT .. WHERE TOKEN(..) > ? AND TOKEN(..) <= ?}.
 */
@CheckReturnValue
public final class Scan<R> {
  private final ScanStart<R> start;

  private Scan(ScanSource<R> source, ScanOptions options) {
    this.start = new ScanStart<>(source, options);
  }

  /** For coodie's own handles; applications call {@code documents.scan()}. */
  public static <R> Scan<R> of(Inside<R> source) {
    return new Scan<>((ScanSource<R>) source, ScanOptions.DEFAULT);
  }

  /**
   * How many ranges are read at once, 1 to 1,024; 8 by default.
   *
   * @throws InvalidQueryException if out of range
   */
  public Scan<R> parallelism(int count) {
    return with(start.options().withParallelism(count));
  }

  /**
   * The least number of ranges that the ring is divided into, 1 to 1,000,000; by default 8 for each
   * that is read at once. There are never fewer than the nodes have.
   *
   * @throws InvalidQueryException if out of range
   */
  public Scan<R> ranges(int count) {
    return with(start.options().withRanges(count));
  }

  /**
   * Divides the ring into exactly this many ranges of the same size instead, 1 to 1,000,000,
   * independent of the nodes: they are the same in each run, and can be counted and numbered.
   *
   * @throws InvalidQueryException if out of range
   */
  public Scan<R> equalRanges(int count) {
    return with(start.options().withEqualRanges(count));
  }

  /**
   * The most rows that a page may have, 1 or more; by default {@link
   * dev.coodie.CoodieConfig#pageSize(int)}, or 1,000.
   */
  public Scan<R> pageSize(int rows) {
    return with(start.options().withPageSize(rows));
  }

  /** How many replicas must answer for a page. */
  public Scan<R> consistency(Consistency level) {
    Arguments.given(level, "a consistency level");
    return with(start.options().withStatement(start.options().statement().withConsistency(level)));
  }

  /**
   * Bypasses the server's row cache: reads neither use nor fill it. ScyllaDB only; elsewhere the
   * scan fails before it has read anything, and the error says why. A checkpoint of a scan without
   * this option belongs to another scan. CQL: {@code BYPASS CACHE}.
   */
  public Scan<R> bypassCache() {
    return new Scan<>(start.source().bypassingCache(), start.options());
  }

  /** How long to wait for each page, more than zero. */
  public Scan<R> timeout(Duration timeout) {
    Settings checked = Settings.NONE.withOptions(start.options().statement()).withTimeout(timeout);
    return with(start.options().withStatement(checked.options()));
  }

  /**
   * Handles pages on this executor, as many at once as ranges are read; what is done with rows must
   * then be thread-safe. By default the calling thread handles all of them, one row at a time. For
   * {@link #publisher} it only calls the listeners. If the executor no longer accepts tasks, or was
   * shut down and dropped pages, the scan fails with {@link StatementException} (coodie-540).
   */
  public Scan<R> executor(Executor executor) {
    return with(start.options().withExecutor(executor));
  }

  /**
   * Reads only the columns of a {@link dev.coodie.annotation.Projection}.
   *
   * @throws InvalidQueryException if it is a projection of another document, or this scan gives raw
   *     rows
   */
  public <P> Scan<P> as(Class<P> projection) {
    return new Scan<>(start.source().as(projection), start.options());
  }

  /**
   * Continues where the scan that reported this checkpoint was. The method that reads the rows
   * refuses a checkpoint of another table, other columns or another type.
   */
  public Scan<R> from(ScanCheckpoint checkpoint) {
    return with(start.options().withFrom(checkpoint));
  }

  /**
   * Reads only this part of the table, in the place of an earlier {@code from}. A checkpoint of
   * such a scan has the part in it. The method that reads the rows refuses a part of another table.
   */
  public Scan<R> from(ScanPart part) {
    return with(start.options().withPart(part));
  }

  /**
   * Divides the table into parts of about the same size, which together are the whole ring, each
   * token once. Each can be read anywhere by {@link #from(ScanPart)}; then every row that exists
   * during the whole time is read exactly once, however the parts are dealt out. They follow the
   * server's estimates of the table's size, which are minutes old, or where there are none, the
   * ring; and each lies on the same replicas, as far as that is possible. Nothing of the table
   * itself is read. CQL: {@code SELECT .. FROM system.size_estimates} on each node.
   *
   * @param parts how many, 1 to 1,000,000
   * @throws InvalidQueryException if out of range, or after {@code from(..)}
   * @throws dev.coodie.error.ConfigurationException if the partitioner is not Murmur3
   */
  public List<ScanPart> split(int parts) {
    return runner().await(() -> start.split(parts));
  }

  /**
   * Looks whether the scan could begin, and reads no rows.
   *
   * @throws InvalidQueryException if there is no such table, or what {@code from(..)} was given
   *     belongs to another scan
   * @throws dev.coodie.error.ConfigurationException if the partitioner is not Murmur3
   */
  public void check() {
    ScanPlan unused = runner().await(() -> start.plan());
  }

  /**
   * Reports to {@code listener} which pages were handled: {@linkplain #reportsEvery at most once a
   * second}, and at the end, also if the scan is stopped or fails. It is called on the threads that
   * handle rows, but in synchronous methods always on the calling thread; without an {@link
   * #executor}, a checkpoint there counts exactly the rows that were given before. If it throws,
   * the scan stops.
   */
  public Scan<R> onCheckpoint(Consumer<? super ScanCheckpoint> listener) {
    return with(start.options().withOnCheckpoint(listener));
  }

  /**
   * Reports progress to {@code listener}, at the same times and on the same threads as {@link
   * #onCheckpoint}.
   */
  public Scan<R> onProgress(Consumer<? super ScanProgress> listener) {
    return with(start.options().withOnProgress(listener));
  }

  /**
   * The shortest time between two reports to {@link #onCheckpoint} and {@link #onProgress}, zero or
   * more; one second by default. Zero reports after each page, or as soon as the report before has
   * ended.
   *
   * @throws InvalidQueryException if it is negative
   */
  public Scan<R> reportsEvery(Duration interval) {
    return with(start.options().withInterval(Arguments.given(interval, "an interval")));
  }

  /**
   * Gives every row to {@code handler}, and waits for the end. If it throws, the scan stops and
   * throws the same exception; the page with that row does not count as handled. When the waiting
   * thread is interrupted, the scan stops after the pages in progress.
   *
   * @throws StatementException if a range cannot be read, or when interrupted
   */
  @CanIgnoreReturnValue
  public ScanResult forEach(Consumer<? super R> handler) {
    return start.result(
        await((executor, loop) -> start.pages(executor, loop, start.each(handler))));
  }

  /**
   * Gives the rows to {@code handler} page by page, and waits for the end: as {@link #forEach}, for
   * handlers that start work for each row and wait for all of it before the page counts as handled.
   *
   * @throws StatementException if a range cannot be read, or when interrupted
   */
  @CanIgnoreReturnValue
  public ScanResult forEachPage(Consumer<? super ScannedPage<R>> handler) {
    Arguments.given(handler, "what handles a page");
    return start.result(
        await((executor, loop) -> start.pages(executor, loop, start.eachPage(handler))));
  }

  /**
   * Collects all rows. With an {@linkplain #executor executor} each range that is open has a
   * container of its own, which is combined with the others when the range is done.
   */
  public <A, T> T collect(Collector<? super R, A, T> collector) {
    ScanGathering<R, A, T> gathering = start.gathering(collector);
    Position unused = await((executor, loop) -> start.pages(executor, loop, gathering::add));
    return gathering.finish();
  }

  /**
   * How many rows there are. The server counts range by range. A range that takes too long is
   * halved, and finally counted by reading keys, so this works where {@code count(*)} times out. It
   * has no checkpoints.
   *
   * @throws InvalidQueryException with {@link #from} or {@link #onCheckpoint}
   */
  public long count() {
    return await((executor, loop) -> start.counts(loop)).rows();
  }

  /** The same scan, run without waiting. */
  public AsyncScan<R> async() {
    return new AsyncScan<>(start);
  }

  /**
   * The same scan as a publisher of Reactive Streams. Each subscription runs it again, starting
   * with the first demand; it reads ahead as far as every scan does, then waits for more demand. A
   * page counts as handled when all its rows were given to {@code onNext}. Cancelling stops the
   * requests in flight. Items come in the common pool, or on the thread that asked for them.
   */
  public Flow.Publisher<R> publisher() {
    Executor own = start.options().executor();
    Handover reports = new Handover(own == null ? new OneByOne() : own);
    return runner()
        .publisherOf(() -> new ScanFeed(feed -> start.rows(feed, reports)), start.source()::read);
  }

  /** For tests: the shortest time between reports, and the pause before a page is asked again. */
  Scan<R> times(Duration reports, Duration pause) {
    return with(start.options().withTimes(reports, pause));
  }

  private Position await(BiFunction<Handover, Handover, Begun> begin) {
    runner().checkMayWait();
    CallerLoop loop = new CallerLoop();
    Executor own = start.options().executor();
    Handover reports = new Handover(loop::executeFirst);
    Begun scan = begin.apply(new Handover(own == null ? loop : own), reports);
    // Settled after each page, so that a report is of all rows that were given, and of no others.
    loop.runUntil(scan.end(), scan.run()::settle, e -> scan.run().stop(interrupted(e)));
    return runner().await(scan::end);
  }

  private StatementException interrupted(InterruptedException cause) {
    return new StatementException(
        "coodie-532",
        "Interrupted: the scan stopped after the pages under way. Continue from its last"
            + " checkpoint.",
        "SELECT .. FROM " + start.source().name(),
        cause);
  }

  private Runner runner() {
    return start.source().runner();
  }

  private Scan<R> with(ScanOptions changed) {
    return new Scan<>(start.source(), changed);
  }

  /** What is read, as CQL without its ranges; for logs and messages. */
  @Override
  public String toString() {
    return "Scan of " + start.source();
  }
}
