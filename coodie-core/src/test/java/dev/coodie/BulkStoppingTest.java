package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coodie.bulk.Bulk;
import dev.coodie.bulk.BulkOutcomes;
import dev.coodie.bulk.BulkProgress;
import dev.coodie.bulk.BulkResult;
import dev.coodie.bulk.BulkRun;
import dev.coodie.bulk.Outcome;
import dev.coodie.bulk.Outcomes;
import dev.coodie.column.Condition;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.BulkException;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.StatementException;
import dev.coodie.error.StatementTimeoutException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sources, consumers and callers that stop, and what is told about the rest. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BulkStoppingTest {
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(3);

  /** Tasks that run when the test says so. */
  private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();

  private final BulkServer silent = new BulkServer(answers::add, BulkServer.WELL);
  private final BulkServer quick = new BulkServer(THREADS, BulkServer.WELL);

  @AfterAll
  static void end() {
    THREADS.shutdownNow();
  }

  private static Bulk<Product> bulk(BulkServer server) {
    return server.coodie().documents(Product.class).bulk();
  }

  private static Stream<Product> endless() {
    return LongStream.iterate(0, i -> i + 1).mapToObj(Product::numbered);
  }

  private static Iterable<Product> numbered(int size) {
    return () -> LongStream.range(0, size).mapToObj(Product::numbered).iterator();
  }

  private void answerAll() {
    for (Runnable answer = answers.poll(); answer != null; answer = answers.poll()) {
      answer.run();
    }
  }

  private static Iterable<Product> failingAfter(int size) {
    return () ->
        new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Product next() {
            if (next == size) {
              throw new NoSuchElementException("s3cr3t");
            }
            return Product.numbered(next++);
          }
        };
  }

  @Test
  void a_source_that_fails_lets_what_was_taken_end() {
    BulkException error =
        catchThrowableOfType(BulkException.class, () -> bulk(quick).saveAll(failingAfter(100)));

    assertThat(error.id()).isEqualTo("coodie-522");
    assertThat(error).hasCauseInstanceOf(NoSuchElementException.class);
    assertThat(error).hasMessageNotContaining("s3cr3t");
    assertThat(error.succeeded()).isEqualTo(100);
    assertThat(quick.statements()).hasSize(100);
  }

  @Test
  void a_publisher_that_fails_does_so_too() {
    Flow.Publisher<Product> failing =
        subscriber ->
            subscriber.onSubscribe(
                new Flow.Subscription() {
                  private int given;

                  @Override
                  public void request(long items) {
                    for (long i = 0; i < items && given < 100; i++) {
                      subscriber.onNext(Product.numbered(given++));
                    }
                    if (given == 100) {
                      given++;
                      subscriber.onError(new IOException("s3cr3t"));
                    }
                  }

                  @Override
                  public void cancel() {}
                });

    BulkException error =
        catchThrowableOfType(BulkException.class, () -> bulk(quick).saveAll(failing));

    assertThat(error.id()).isEqualTo("coodie-522");
    assertThat(error).hasRootCauseInstanceOf(IOException.class);
    assertThat(error.succeeded()).isEqualTo(100);
  }

  @Test
  void a_publisher_is_asked_for_no_more_than_may_be_in_flight() {
    AtomicLong asked = new AtomicLong();
    AtomicLong answered = new AtomicLong();
    AtomicLong ahead = new AtomicLong();
    BulkServer server =
        new BulkServer(
            THREADS,
            statement -> {
              answered.incrementAndGet();
              return ResultPage.empty();
            });
    SubmissionPublisher<Product> items = new SubmissionPublisher<>(THREADS, 16);
    Flow.Publisher<Product> counted =
        subscriber ->
            items.subscribe(
                new Flow.Subscriber<>() {
                  @Override
                  public void onSubscribe(Flow.Subscription subscription) {
                    subscriber.onSubscribe(
                        new Flow.Subscription() {
                          @Override
                          public void request(long more) {
                            long now = asked.addAndGet(more) - answered.get();
                            ahead.accumulateAndGet(now, Math::max);
                            subscription.request(more);
                          }

                          @Override
                          public void cancel() {
                            subscription.cancel();
                          }
                        });
                  }

                  @Override
                  public void onNext(Product item) {
                    subscriber.onNext(item);
                  }

                  @Override
                  public void onError(Throwable error) {
                    subscriber.onError(error);
                  }

                  @Override
                  public void onComplete() {
                    subscriber.onComplete();
                  }
                });

    BulkRun<BulkResult> run = bulk(server).inFlight(20).async().saveAll(counted);
    publish(5_000, items);

    assertThat(run.await().items()).isEqualTo(5_000);
    assertThat(ahead.get()).isBetween(1L, 20L);
    assertThat(server.most()).isLessThanOrEqualTo(20);
  }

  private static void publish(int size, SubmissionPublisher<Product> items) {
    while (!items.hasSubscribers()) {
      Thread.onSpinWait();
    }
    numbered(size).forEach(items::submit);
    items.close();
  }

  @Test
  void a_synchronous_call_takes_a_publisher_too() {
    SubmissionPublisher<Product> items = new SubmissionPublisher<>(THREADS, 16);
    THREADS.execute(() -> publish(1_000, items));

    assertThat(bulk(quick).saveAll(items).items()).isEqualTo(1_000);
  }

  @Test
  void cancelling_sends_nothing_more_and_waits_for_what_is_in_flight() {
    BulkRun<BulkResult> run = bulk(silent).executor(Runnable::run).async().saveAll(endless());
    CompletableFuture<BulkResult> result = run.result().toCompletableFuture();
    int sent = silent.statements().size();

    run.cancel();
    boolean early = result.isDone();
    answerAll();

    assertThat(sent).isEqualTo(32);
    assertThat(early).isFalse();
    assertThat(silent.statements()).hasSize(sent);
    BulkException error = catchThrowableOfType(BulkException.class, run::await);
    assertThat(error.id()).isEqualTo("coodie-523");
    assertThat(error.succeeded()).isEqualTo(sent);
    assertThat(error.taken()).isEqualTo(sent);
    assertThat(run.progress().ended()).isTrue();
    assertThatThrownBy(result::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(BulkException.class);
  }

  @Test
  void cancelling_ends_the_wait_for_a_retry_as_a_failure() {
    BulkServer failing =
        new BulkServer(
            Runnable::run,
            statement -> {
              throw new StatementTimeoutException("coodie-502", "Late.", "INSERT", null);
            });
    BulkRun<BulkResult> run =
        bulk(failing).retries(100).inFlight(5).executor(Runnable::run).async().saveAll(endless());

    run.cancel();

    BulkException error = catchThrowableOfType(BulkException.class, run::await);
    assertThat(error.failed()).isEqualTo(5);
    assertThat(error.failures().get(0).error()).isInstanceOf(StatementTimeoutException.class);
  }

  @Test
  void items_of_a_row_that_were_not_sent_are_in_no_number() {
    BulkRun<BulkResult> run =
        bulk(silent)
            .executor(Runnable::run)
            .async()
            .saveAll(Stream.generate(() -> Product.numbered(1)));

    run.cancel();
    answerAll();

    BulkException error = catchThrowableOfType(BulkException.class, run::await);
    assertThat(error.succeeded()).isEqualTo(1);
    assertThat(error.taken()).isEqualTo(256);
    assertThat(error).hasMessageContaining("255 that were taken from the source were not sent");
  }

  @Test
  void an_interrupt_waits_for_what_is_in_flight_and_stays_set() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    CompletableFuture<BulkException> thrown = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              thrown.complete(
                  catchThrowableOfType(BulkException.class, () -> bulk(silent).saveAll(endless())));
              interrupted.complete(Thread.currentThread().isInterrupted());
            });
    caller.start();
    while (caller.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    caller.interrupt();
    while (answers.size() < 32) {
      Thread.onSpinWait();
    }
    answerAll();

    BulkException error = thrown.get(30, TimeUnit.SECONDS);
    assertThat(error.id()).isEqualTo("coodie-524");
    assertThat(error).hasCauseInstanceOf(InterruptedException.class);
    assertThat(error.succeeded()).isEqualTo(32);
    assertThat(silent.statements()).hasSize(32);
    assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void outcomes_are_in_order_or_as_they_come() {
    BulkOutcomes<Product> outcomes = bulk(silent).executor(Runnable::run).outcomes();
    Received<Outcome<Product, Product>> ordered = new Received<>(Long.MAX_VALUE);
    outcomes.saveAll(numbered(3)).publisher().subscribe(ordered);
    List<Runnable> first = new ArrayList<>(answers);
    answers.clear();
    Received<Outcome<Product, Product>> completed = new Received<>(Long.MAX_VALUE);
    outcomes.asCompleted().saveAll(numbered(3)).publisher().subscribe(completed);
    List<Runnable> second = new ArrayList<>(answers);

    for (int index : new int[] {2, 1, 0}) {
      first.get(index).run();
      second.get(index).run();
    }

    assertThat(ordered.items).extracting(Outcome::index).containsExactly(0L, 1L, 2L);
    assertThat(completed.items).extracting(Outcome::index).containsExactly(2L, 1L, 0L);
    assertThat(ordered.complete && completed.complete).isTrue();
  }

  @Test
  void nothing_is_sent_before_a_subscriber_asks_and_few_are_sent_ahead() {
    Received<Outcome<Product, Product>> received = new Received<>(0);
    BulkServer direct = new BulkServer(Runnable::run, BulkServer.WELL);
    bulk(direct)
        .inFlight(10)
        .executor(Runnable::run)
        .outcomes()
        .saveAll(endless())
        .publisher()
        .subscribe(received);
    int before = direct.statements().size();

    received.subscription.request(5);
    int after = direct.statements().size();
    received.subscription.cancel();
    received.subscription.request(100);

    assertThat(before).isZero();
    assertThat(after).isEqualTo(15);
    assertThat(received.items).hasSize(5);
    assertThat(direct.statements()).hasSize(15);
  }

  @Test
  void a_closed_stream_sends_nothing_more() {
    BulkServer direct = new BulkServer(Runnable::run, BulkServer.WELL);
    AtomicInteger taken = new AtomicInteger();
    Stream<Product> source = endless().peek(item -> taken.incrementAndGet());
    List<Outcome<Product, Product>> outcomes;

    try (Stream<Outcome<Product, Product>> stream =
        bulk(direct).inFlight(10).outcomes().saveAll(source).stream()) {
      outcomes = stream.limit(7).toList();
    }

    assertThat(outcomes).extracting(Outcome::index).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(taken.get()).isLessThanOrEqualTo(17);
    assertThat(direct.statements()).hasSize(taken.get());
  }

  @Test
  void a_stream_that_is_not_read_does_nothing() {
    try (Stream<Outcome<Product, Product>> stream =
        bulk(silent).outcomes().saveAll(endless()).stream()) {
      assertThat(stream).isNotNull();
    }

    assertThat(silent.statements()).isEmpty();
  }

  @Test
  void a_stream_throws_after_the_outcomes_when_its_source_fails() {
    Iterator<Outcome<Product, Product>> outcomes =
        bulk(quick).outcomes().saveAll(failingAfter(10)).stream().iterator();

    for (int i = 0; i < 10; i++) {
      assertThat(outcomes.next().succeeded()).isTrue();
    }

    assertThatThrownBy(outcomes::hasNext)
        .isInstanceOf(BulkException.class)
        .hasMessageEndingWith("[coodie-522]");
  }

  @Test
  void a_stream_of_items_is_used_once() {
    Outcomes<Product, Product> once = bulk(quick).outcomes().saveAll(endless().limit(3));

    assertThat(once.stream().count()).isEqualTo(3);
    assertThatThrownBy(() -> once.stream().count())
        .isInstanceOf(BulkException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void progress_is_told_at_the_end_and_never_falls() {
    List<BulkProgress> told = new ArrayList<>();

    bulk(quick).onProgress(told::add).saveAll(numbered(30_000));

    assertThat(told).isNotEmpty();
    assertThat(told).extracting(BulkProgress::succeeded).isSorted();
    BulkProgress last = told.get(told.size() - 1);
    assertThat(last.ended()).isTrue();
    assertThat(last.taken()).isEqualTo(30_000);
    assertThat(last.succeeded()).isEqualTo(30_000);
    assertThat(told).filteredOn(BulkProgress::ended).hasSize(1);
  }

  @Test
  void a_listener_that_throws_stops_everything() {
    BulkException error =
        catchThrowableOfType(
            BulkException.class,
            () ->
                bulk(quick)
                    .onProgress(
                        progress -> {
                          throw new IllegalStateException("s3cr3t");
                        })
                    .saveAll(endless()));

    assertThat(error.id()).isEqualTo("coodie-525");
    assertThat(error).hasMessageNotContaining("s3cr3t");
    assertThat(error.succeeded()).isEqualTo(quick.statements().size());
  }

  @Test
  void an_executor_that_was_shut_down_ends_the_run() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    BulkRun<BulkResult> run = bulk(silent).executor(executor).async().saveAll(endless());
    while (answers.size() < 32) {
      Thread.onSpinWait();
    }
    executor.shutdown();
    awaitEnd(executor);

    answerAll();

    BulkException error = catchThrowableOfType(BulkException.class, run::await);
    assertThat(error.id()).isEqualTo("coodie-528");
    assertThat(error.succeeded()).isEqualTo(32);
  }

  private static void awaitEnd(ExecutorService executor) {
    try {
      assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_closed_connection_is_told_at_once() {
    Coodie coodie = quick.coodie();
    coodie.close();
    Bulk<Product> bulk = coodie.documents(Product.class).bulk();

    assertThatThrownBy(() -> bulk.saveAll(endless())).isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> bulk.async().saveAll(endless()))
        .isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> bulk.outcomes().saveAll(endless()).stream())
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  void asynchronous_runs_do_the_same() {
    BulkRun<BulkResult> saved = bulk(quick).async().saveAll(numbered(500));
    BulkRun<BulkResult> deleted = bulk(quick).async().deleteAll(numbered(500));
    List<Condition<Product>> keys = LongStream.range(0, 50).mapToObj(Product_.id::eq).toList();
    BulkRun<List<Optional<Product>>> found = bulk(quick).async().getAll(keys);

    CompletionStage<Long> items = saved.result().thenApply(BulkResult::items);

    assertThat(items.toCompletableFuture().join()).isEqualTo(500);
    assertThat(deleted.await().items()).isEqualTo(500);
    assertThat(found.await()).hasSize(50).allMatch(Optional::isEmpty);
    assertThat(saved.progress().perSecond()).isPositive();
  }

  @Test
  void a_subscriber_that_throws_is_cancelled() {
    BulkServer direct = new BulkServer(Runnable::run, BulkServer.WELL);
    AtomicInteger received = new AtomicInteger();
    bulk(direct)
        .inFlight(4)
        .executor(Runnable::run)
        .outcomes()
        .saveAll(endless())
        .publisher()
        .subscribe(
            new Received<>(Long.MAX_VALUE) {
              @Override
              public void onNext(Outcome<Product, Product> item) {
                received.incrementAndGet();
                throw new IllegalStateException("of a test");
              }
            });

    assertThat(received).hasValue(1);
    assertThat(direct.statements()).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void failures_survive_serialization_without_items() throws Exception {
    BulkServer failing =
        new BulkServer(
            Runnable::run,
            statement -> {
              throw new StatementException("coodie-508", "No.", "INSERT", null);
            });
    BulkException error =
        catchThrowableOfType(BulkException.class, () -> bulk(failing).saveAll(numbered(3)));

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(error);
    }
    BulkException copy;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      copy = (BulkException) in.readObject();
    }

    assertThat(error.failures()).hasSize(3);
    assertThat(error.failures().get(0)).asString().startsWith("item 0 after 1 attempt: ");
    assertThat(copy.failures()).isEmpty();
    assertThat(copy.failed()).isEqualTo(3);
  }

  /** Keeps what comes. */
  private static class Received<T> implements Flow.Subscriber<T> {
    final List<T> items = new ArrayList<>();
    final long first;
    Flow.Subscription subscription;
    boolean complete;

    Received(long first) {
      this.first = first;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      if (first > 0) {
        given.request(first);
      }
    }

    @Override
    public void onNext(T item) {
      items.add(item);
    }

    @Override
    public void onError(Throwable error) {
      throw new AssertionError(error);
    }

    @Override
    public void onComplete() {
      complete = true;
    }
  }
}
