package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coodie.bulk.Bulk;
import dev.coodie.bulk.BulkResult;
import dev.coodie.bulk.BulkRun;
import dev.coodie.error.BulkException;
import dev.coodie.error.CoodieException;
import dev.coodie.error.StatementException;
import dev.coodie.error.StatementTimeoutException;
import dev.coodie.error.UnavailableException;
import dev.coodie.scan.QuickScans;
import dev.coodie.scan.Scan;
import dev.coodie.scan.ScanCheckpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Executors that drop what they were given, sources without end: everything ends all the same. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DroppedTasksTest {
  private static final Executor BLACK_HOLE = task -> {};

  private final BulkServer quick = new BulkServer(Runnable::run, BulkServer.WELL);

  private static Scan<Product> scan(RingServer server) {
    return QuickScans.of(
        Coodie.of(server).documents(Product.class).scan(), Duration.ZERO, Duration.ofNanos(1));
  }

  private static Stream<Product> endless() {
    return LongStream.iterate(0, i -> i + 1).mapToObj(Product::numbered);
  }

  /** One thread that is busy until the latch is open, so that all other tasks wait. */
  private static ExecutorService busy(CountDownLatch free) {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    executor.execute(() -> await(free));
    return executor;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static @Nullable Throwable interrupted(Runnable waiting) throws InterruptedException {
    CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              Throwable error = catchThrowable(waiting::run);
              end.complete(Thread.interrupted() ? error : new AssertionError("not interrupted"));
            });
    thread.start();
    Thread.sleep(50);
    thread.interrupt();
    return end.join();
  }

  @Test
  void a_bulk_run_whose_loop_was_dropped_fails_once_the_executor_has_ended() {
    ExecutorService executor = busy(new CountDownLatch(1));
    BulkRun<BulkResult> run = bulk().executor(executor).async().saveAll(endless());

    executor.shutdownNow();

    BulkException error = catchThrowableOfType(BulkException.class, run::await);
    assertThat(error.id()).isEqualTo("coodie-528");
    assertThat(error.taken()).isZero();
  }

  @Test
  void a_cancelled_bulk_run_ends_whatever_its_executor_does() {
    BulkRun<BulkResult> awaited = bulk().executor(BLACK_HOLE).async().saveAll(endless());
    BulkRun<BulkResult> staged = bulk().executor(BLACK_HOLE).async().saveAll(endless());

    awaited.cancel();
    staged.cancel();

    assertThat(catchThrowableOfType(BulkException.class, awaited::await).id())
        .isEqualTo("coodie-523");
    assertThat(catchThrowable(() -> staged.result().toCompletableFuture().join()))
        .hasMessageContaining("[coodie-523]");
  }

  @Test
  void an_interrupt_ends_the_wait_for_a_bulk_run_whatever_its_executor_does() throws Exception {
    BulkRun<BulkResult> run = bulk().executor(BLACK_HOLE).async().saveAll(endless());

    Throwable error = interrupted(run::await);

    assertThat(error).hasMessageContaining("[coodie-524]");
  }

  @Test
  void an_executor_that_is_stopped_stops_an_endless_source() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    BulkRun<BulkResult> run = bulk().executor(executor).async().saveAll(endless());
    while (run.progress().taken() < 100) {
      Thread.onSpinWait();
    }

    executor.shutdownNow();

    assertThat(catchThrowableOfType(BulkException.class, run::await).id()).isEqualTo("coodie-528");
  }

  @Test
  void closing_ends_a_bulk_operation_over_an_endless_source() {
    Coodie coodie = quick.coodie();
    AtomicLong taken = new AtomicLong();
    Stream<Product> items =
        endless()
            .peek(
                item -> {
                  if (taken.incrementAndGet() == 1_000) {
                    coodie.close();
                  }
                });

    BulkException error =
        catchThrowableOfType(
            BulkException.class,
            () -> coodie.documents(Product.class).bulk().inFlight(8).saveAll(items));

    assertThat(error.id()).isEqualTo("coodie-529");
    assertThat(error).hasMessageContaining("This Coodie was closed during the bulk operation.");
    assertThat(taken.get()).isLessThan(3_000);
  }

  @Test
  void closing_ends_one_whose_items_all_fail_before_they_are_sent() {
    Coodie coodie = quick.coodie();
    AtomicLong taken = new AtomicLong();
    Iterator<@Nullable Product> nulls =
        Stream.<@Nullable Product>generate(
                () -> {
                  if (taken.incrementAndGet() == 1_000) {
                    coodie.close();
                  }
                  return null;
                })
            .iterator();

    BulkException error =
        catchThrowableOfType(
            BulkException.class,
            () -> coodie.documents(Product.class).bulk().saveAll(() -> unchecked(nulls)));

    assertThat(error.id()).isEqualTo("coodie-529");
    assertThat(taken.get()).isLessThan(5_000);
  }

  @SuppressWarnings("unchecked") // what a user may do
  private static Iterator<Product> unchecked(Iterator<?> items) {
    return (Iterator<Product>) items;
  }

  @Test
  void an_interrupt_ends_a_bulk_operation_whose_items_all_fail() throws Exception {
    Iterable<Product> nothing =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public @Nullable Product next() {
                return null;
              }
            };

    @SuppressWarnings("NullAway") // what a user may do
    Throwable error = interrupted(() -> bulk().saveAll(nothing));

    assertThat(error).hasMessageContaining("[coodie-524]");
  }

  @Test
  void what_an_earlier_attempt_left_unknown_stays_so() {
    AtomicInteger attempts = new AtomicInteger();
    BulkServer server =
        new BulkServer(
            Runnable::run,
            statement -> {
              if (attempts.incrementAndGet() == 1) {
                throw new StatementTimeoutException("coodie-503", "No answer.", "INSERT", null);
              }
              throw new UnavailableException("coodie-501", "It was not run.", "INSERT", null);
            });

    BulkException error =
        catchThrowableOfType(
            BulkException.class,
            () ->
                server
                    .coodie()
                    .documents(Product.class)
                    .bulk()
                    .retries(1)
                    .saveAll(List.of(Product.numbered(1))));

    assertThat(error.failures()).hasSize(1);
    assertThat(error.failures().get(0).error()).isInstanceOf(StatementTimeoutException.class);
    assertThat(error.failures().get(0).error().getSuppressed()).hasSize(1);
    assertThat(error.failures().get(0).attempts()).isEqualTo(2);
  }

  @Test
  void a_scan_whose_pages_were_dropped_fails_once_the_executor_has_ended() {
    for (boolean async : new boolean[] {false, true}) {
      ExecutorService executor = Executors.newFixedThreadPool(2);
      AtomicInteger seen = new AtomicInteger();
      List<ScanCheckpoint> checkpoints = new ArrayList<>();
      Scan<Product> scan =
          scan(new RingServer(500, new Random(1)))
              .pageSize(1)
              .executor(executor)
              .onCheckpoint(checkpoints::add);

      Throwable error =
          catchThrowable(
              () -> {
                if (async) {
                  scan.async()
                      .forEach(p -> stopAt(20, seen, executor))
                      .toCompletableFuture()
                      .join();
                } else {
                  scan.forEach(p -> stopAt(20, seen, executor));
                }
              });

      assertThat(error instanceof CompletionException ? error.getCause() : error)
          .isInstanceOf(StatementException.class)
          .hasMessageContaining("[coodie-540]");
      assertThat(checkpoints).isNotEmpty().last().matches(c -> !c.isComplete());
    }
  }

  private static void stopAt(int count, AtomicInteger seen, ExecutorService executor) {
    if (seen.incrementAndGet() == count) {
      executor.shutdownNow();
    }
  }

  @Test
  void an_interrupt_ends_a_scan_whatever_its_executor_does() throws Exception {
    Scan<Product> scan = scan(new RingServer(50, new Random(2))).executor(BLACK_HOLE);

    Throwable error = interrupted(() -> scan.forEach(product -> {}));

    assertThat(error).hasMessageContaining("[coodie-532]");
  }

  @Test
  void a_scan_goes_on_from_what_was_handled_before_pages_were_dropped() {
    RingServer server = new RingServer(300, new Random(3));
    ExecutorService executor = Executors.newFixedThreadPool(2);
    Queue<Long> ids = new ConcurrentLinkedQueue<>();
    List<ScanCheckpoint> checkpoints = new ArrayList<>();
    Throwable error =
        catchThrowable(
            () ->
                scan(server)
                    .pageSize(1)
                    .executor(executor)
                    .onCheckpoint(checkpoints::add)
                    .forEach(
                        product -> {
                          ids.add(product.id());
                          if (ids.size() == 40) {
                            executor.shutdownNow();
                          }
                        }));

    scan(server).from(checkpoints.get(checkpoints.size() - 1)).forEach(p -> ids.add(p.id()));

    assertThat(((CoodieException) error).id()).isEqualTo("coodie-540");
    assertThat(ids).doesNotHaveDuplicates().hasSize(300);
  }

  @Test
  void collecting_ends_where_the_executor_takes_the_rows_but_not_the_end() {
    AtomicInteger tasks = new AtomicInteger();
    Executor eightPages =
        task -> {
          if (tasks.incrementAndGet() > 8) {
            throw new RejectedExecutionException("the executor was shut down");
          }
          task.run();
        };

    List<Long> ids =
        scan(new RingServer(20, new Random(4)))
            .parallelism(1)
            .executor(eightPages)
            .async()
            .collect(Collectors.mapping(Product::id, Collectors.toList()))
            .toCompletableFuture()
            .join();

    assertThat(tasks).hasValue(9);
    assertThat(ids).hasSize(20);
  }

  private Bulk<Product> bulk() {
    return quick.coodie().documents(Product.class).bulk();
  }
}
