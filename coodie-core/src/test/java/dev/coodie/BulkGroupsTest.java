package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.bulk.Bulk;
import dev.coodie.bulk.BulkResult;
import dev.coodie.bulk.BulkRun;
import dev.coodie.bulk.Outcome;
import dev.coodie.driver.BatchKind;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.StatementException;
import dev.coodie.error.StatementTimeoutException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes to a partition that share a batch. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BulkGroupsTest {
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(4);
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS, THREADS);

  @AfterAll
  static void end() {
    THREADS.shutdownNow();
  }

  private static RuntimeException timeout() {
    return new StatementTimeoutException("coodie-502", "Late.", "INSERT", null);
  }

  private static RuntimeException refusal() {
    return new StatementException("coodie-508", "No.", "INSERT", null);
  }

  private static Measure measure(int second) {
    return Measure.at(Measure.TIME.minusSeconds(second));
  }

  private static List<Measure> measures(int size) {
    return LongStream.range(0, size).mapToObj(i -> measure((int) i)).toList();
  }

  private static Bulk<Measure> bulk(BulkServer server) {
    return server.coodie().documents(Measure.class).bulk();
  }

  @Test
  void writes_to_a_partition_become_batches() {
    BulkServer server = new BulkServer(THREADS, BulkServer.WELL);

    BulkResult result = bulk(server).retries(0).saveAll(measures(1_050));

    assertThat(result.items()).isEqualTo(1_050);
    assertThat(server.batches())
        .allSatisfy(
            batch -> {
              assertThat(batch.kind()).isEqualTo(BatchKind.UNLOGGED);
              assertThat(batch.statements()).hasSizeBetween(2, 100);
            });
    assertThat(server.batches().size() + server.statements().size()).isLessThan(500);
    assertThat(sent(server)).hasSize(1_050).doesNotHaveDuplicates();
  }

  private static List<Object> sent(BulkServer server) {
    return Stream.concat(
            server.statements().stream(),
            server.batches().stream().flatMap(b -> b.statements().stream()))
        .map(s -> s.values().get(2))
        .collect(Collectors.toList());
  }

  @Test
  void a_publisher_that_pauses_does_not_keep_its_items_waiting() {
    BulkServer server = new BulkServer(THREADS, BulkServer.WELL);
    SubmissionPublisher<Measure> source = new SubmissionPublisher<>();
    BulkRun<BulkResult> run = bulk(server).async().saveAll(source);
    while (!source.hasSubscribers()) {
      Thread.onSpinWait();
    }

    measures(30).forEach(source::submit);
    while (run.progress().succeeded() < 30) {
      Thread.onSpinWait();
    }
    boolean ended = run.progress().ended();
    source.close();

    assertThat(ended).isFalse();
    assertThat(run.await().items()).isEqualTo(30);
  }

  /** Gives all but the last ones, and those when the server has been sent all others. */
  private static Iterable<Measure> pausing(List<Measure> all, int last, BulkServer server) {
    return () ->
        new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < all.size();
          }

          @Override
          public Measure next() {
            while (next >= all.size() - last && sent(server).size() < all.size() - last) {
              Thread.onSpinWait();
            }
            return all.get(next++);
          }
        };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 256})
  void a_source_that_blocks_does_not_keep_the_items_before_waiting(int inFlight) {
    BulkServer server = new BulkServer(THREADS, BulkServer.WELL);

    BulkResult result = bulk(server).inFlight(inFlight).saveAll(pausing(measures(430), 2, server));

    assertThat(result.items()).isEqualTo(430);
    assertThat(sent(server)).hasSize(430).doesNotHaveDuplicates();
  }

  @Test
  void partitions_that_come_again_soon_become_batches_while_requests_are_under_way() {
    BulkServer slow = new BulkServer(LATER, BulkServer.WELL);
    Stream<Measure> turns =
        IntStream.range(0, 5_000)
            .mapToObj(i -> new Measure("s" + i % 50, null, Measure.TIME.minusSeconds(i), 1));

    BulkResult result = bulk(slow).inFlight(8).saveAll(turns);

    assertThat(result.items()).isEqualTo(5_000);
    assertThat(slow.batches().size() + slow.statements().size()).isLessThan(1_000);
  }

  @Test
  void partitions_that_do_not_come_again_are_written_one_by_one() {
    BulkServer server = new BulkServer(THREADS, BulkServer.WELL);
    Stream<Product> products = LongStream.range(0, 3_000).mapToObj(Product::numbered);

    BulkResult result = server.coodie().documents(Product.class).bulk().saveAll(products);

    assertThat(result.items()).isEqualTo(3_000);
    assertThat(server.batches()).isEmpty();
    assertThat(server.statements()).hasSize(3_000);
  }

  @Test
  void a_server_that_refuses_all_batches_is_sent_no_more_of_them() {
    BulkServer server =
        new BulkServer(THREADS, BulkServer.WELL)
            .onBatch(
                batch -> {
                  throw refusal();
                });

    BulkResult result = bulk(server).inFlight(4).saveAll(measures(20_000));

    assertThat(result.items()).isEqualTo(20_000);
    assertThat(server.statements()).hasSize(20_000);
    assertThat(server.batches().size()).isLessThan(150); // those that had been filled by then
  }

  @Test
  void items_of_one_row_are_never_in_one_batch() {
    BulkServer server = new BulkServer(THREADS, BulkServer.WELL);
    List<Measure> twice = new ArrayList<>(measures(50));
    twice.addAll(measures(50));

    bulk(server).saveAll(twice);

    assertThat(server.batches())
        .allSatisfy(
            batch ->
                assertThat(batch.statements())
                    .extracting(s -> s.values().get(2))
                    .doesNotHaveDuplicates());
    assertThat(sent(server)).hasSize(100);
  }

  @Test
  void when_a_batch_is_refused_only_the_guilty_item_fails() {
    BulkServer server =
        new BulkServer(
                THREADS,
                statement -> {
                  if (measure(7).time().equals(statement.values().get(2))) {
                    throw refusal();
                  }
                  return ResultPage.empty();
                })
            .onBatch(
                batch -> {
                  throw refusal();
                });

    List<Outcome<Measure, Measure>> outcomes;
    try (Stream<Outcome<Measure, Measure>> stream =
        bulk(server).outcomes().saveAll(measures(30)).stream()) {
      outcomes = stream.toList();
    }

    assertThat(outcomes)
        .filteredOn(o -> !o.succeeded())
        .extracting(Outcome::index)
        .containsExactly(7L);
    assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(29);
    assertThat(outcomes.get(7).attempts()).isEqualTo(2);
  }

  @Test
  void a_batch_whose_failure_passes_is_sent_again_as_a_batch() {
    AtomicReference<CqlBatch> failed = new AtomicReference<>();
    BulkServer server =
        new BulkServer(THREADS, BulkServer.WELL)
            .onBatch(
                batch -> {
                  if (failed.compareAndSet(null, batch)) {
                    throw timeout();
                  }
                  return ResultPage.empty();
                });

    BulkResult result = bulk(server).saveAll(measures(40));

    assertThat(result).extracting(BulkResult::items, BulkResult::retries).containsExactly(40L, 1L);
    CqlBatch first = failed.get();
    assertThat(server.batches())
        .filteredOn(b -> b.statements().equals(first.statements()))
        .hasSize(2);
  }
}
