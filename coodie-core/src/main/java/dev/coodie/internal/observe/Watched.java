package dev.coodie.internal.observe;

import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.PageInfo;
import dev.coodie.driver.ResultPage;
import dev.coodie.observe.Operation;
import dev.coodie.observe.OperationAnswer;
import dev.coodie.observe.Repetition;
import dev.coodie.observe.Repetition.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An operation that a listener hears of. Thread-safe. */
public final class Watched extends Attached implements Operation {
  private static final int MOST_WARNINGS = 20;

  private final Observer observer;
  private final String name;
  private final Optional<String> document;
  private final Optional<String> keyspace;
  private final Optional<String> table;
  private final long startedAt = System.nanoTime();

  // What follows is guarded by this.
  private @Nullable Sent first;
  private boolean allIdempotent = true;
  private @Nullable Boolean applied;
  private int requests;
  private int pages;
  private long rows;
  private long bytes;
  private int repetitions;
  private List<String> warnings = List.of();
  private boolean ended;

  Watched(
      Observer observer,
      String name,
      Optional<String> document,
      Optional<String> keyspace,
      Optional<String> table) {
    this.observer = observer;
    this.name = name;
    this.document = document;
    this.keyspace = keyspace;
    this.table = table;
    observer.tell(listener -> listener.begins(this));
  }

  /** A driver whose requests belong to this operation; {@code attempt} says which time they are. */
  public Driver over(Driver driver, int attempt) {
    return new WatchedDriver(driver, this, attempt);
  }

  /** Something will be done again. */
  public void repeats(Reason reason, int attempt, @Nullable Throwable error) {
    synchronized (this) {
      repetitions++;
    }
    observer.tell(listener -> listener.repeats(this, new Repetition(reason, attempt, error)));
  }

  /** The stage, told of before anybody else sees its end; it is the end of the operation. */
  public <R> CompletionStage<R> endsWith(CompletionStage<R> stage) {
    return new Relay<R>(stage) {
      @Override
      @Nullable R told(@Nullable R value, @Nullable Throwable error) {
        end(error);
        return value;
      }
    }.start();
  }

  /** It ends; only the first time counts. */
  public void end(@Nullable Throwable error) {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
    observer.tell(listener -> listener.ends(this, took, error));
  }

  CompletionStage<ResultPage> send(CqlStatement statement, int attempt, Driver driver) {
    Sent sent;
    synchronized (this) {
      sent = new Sent(++requests, attempt, statement, observer.usual());
      begun(sent);
    }
    return send(sent, () -> driver.execute(statement));
  }

  CompletionStage<ResultPage> send(CqlBatch batch, int attempt, Driver driver) {
    Sent sent;
    synchronized (this) {
      sent = new Sent(++requests, attempt, batch, observer.usual());
      begun(sent);
    }
    return send(sent, () -> driver.execute(batch));
  }

  private void begun(Sent sent) {
    first = first == null ? sent : first;
    allIdempotent &= sent.idempotent();
  }

  private CompletionStage<ResultPage> send(
      Sent sent, Supplier<CompletionStage<ResultPage>> request) {
    observer.tell(listener -> listener.sends(this, sent));
    return new Relay<ResultPage>(begun(request)) {
      @Override
      @Nullable ResultPage told(@Nullable ResultPage page, @Nullable Throwable error) {
        return answered(sent, page, error);
      }
    }.start();
  }

  /** A driver must not throw; one that does fails the request. */
  private static CompletionStage<ResultPage> begun(Supplier<CompletionStage<ResultPage>> request) {
    try {
      return request.get();
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private @Nullable ResultPage answered(
      Sent sent, @Nullable ResultPage page, @Nullable Throwable error) {
    Conditional outcome = page == null || !sent.conditional() ? null : Conditional.of(page);
    PageInfo info = page == null ? PageInfo.NONE : page.info();
    OperationAnswer answer =
        new OperationAnswer(
            page == null ? 0 : page.size(),
            page != null && page.pagingState() != null,
            info.bytes(),
            info.coordinator(),
            info.warnings(),
            Duration.ofNanos(sent.nanos()),
            error);
    count(answer, outcome);
    for (int again = 0; again < info.preparedAgain(); again++) {
      repeats(Reason.STALE, again + 2, null);
    }
    observer.tell(listener -> listener.answers(this, sent, answer));
    return outcome == null ? page : outcome.page();
  }

  private synchronized void count(OperationAnswer answer, @Nullable Conditional outcome) {
    if (answer.error() != null) {
      return;
    }
    pages++;
    rows += answer.rows();
    bytes += Math.max(0, answer.bytes());
    applied = outcome == null ? applied : (Boolean) outcome.applied();
    for (String warning : answer.warnings()) {
      if (warnings.size() < MOST_WARNINGS && !warnings.contains(warning)) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        warnings = List.copyOf(more);
      }
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<String> document() {
    return document;
  }

  @Override
  public Optional<String> keyspace() {
    return keyspace;
  }

  @Override
  public Optional<String> table() {
    return table;
  }

  @Override
  public synchronized Optional<String> cql() {
    return Optional.ofNullable(first).map(Sent::cql);
  }

  @Override
  public synchronized Optional<Consistency> consistency() {
    return Optional.ofNullable(first).flatMap(Sent::consistency);
  }

  @Override
  public synchronized OptionalLong pageSize() {
    return first == null || first.pageSize() <= 0
        ? OptionalLong.empty()
        : OptionalLong.of(first.pageSize());
  }

  @Override
  public synchronized boolean idempotent() {
    return allIdempotent;
  }

  @Override
  public synchronized Optional<Boolean> applied() {
    return Optional.ofNullable(applied);
  }

  @Override
  public synchronized int requests() {
    return requests;
  }

  @Override
  public synchronized int pages() {
    return pages;
  }

  @Override
  public synchronized long rows() {
    return rows;
  }

  @Override
  public synchronized long bytes() {
    return bytes;
  }

  @Override
  public synchronized int repetitions() {
    return repetitions;
  }

  @Override
  public synchronized List<String> warnings() {
    return warnings;
  }

  /** Its name and table; no values. */
  @Override
  public String toString() {
    return name + document.map(type -> " of " + type).orElse("");
  }
}
