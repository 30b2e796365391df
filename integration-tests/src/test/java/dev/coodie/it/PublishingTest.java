package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Query;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.StatementException;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class PublishingTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Reading.class);

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final int ROWS = 12_000;
  private static final AtomicInteger PAGES = new AtomicInteger();

  private static EmbeddedCassandra node;
  private static CqlSession session;
  private static Coodie coodie;

  @BeforeAll
  static void write_rows() {
    node = EmbeddedCassandra.shared();
    session = node.sessionBuilder().withKeyspace(DB.keyspace()).build();
    coodie = Coodie.of(new Counting(JavaDriver.of(session)));
    Documents<Reading> readings = coodie.documents(Reading.class);
    for (int hour = 0; hour < ROWS / 500; hour++) {
      List<CompletableFuture<?>> saves = new ArrayList<>();
      for (int minute = 0; minute < 500; minute++) {
        Reading reading = Reading.of("s", DAY, hour, minute);
        saves.add(readings.async().save(reading).toCompletableFuture());
      }
      CompletableFuture.allOf(saves.toArray(new CompletableFuture<?>[0])).join();
    }
  }

  @AfterAll
  static void close() {
    coodie.close();
    session.close();
    node.close();
  }

  @BeforeEach
  void count_from_zero() {
    PAGES.set(0);
  }

  private static Query<Reading> readings() {
    return coodie.documents(Reading.class).find(Reading_.partition("s", DAY)).pageSize(500);
  }

  @Test
  void every_row_of_every_page_is_published_in_order() {
    Collector<Reading> collector = new Collector<>(1);

    readings().publisher().subscribe(collector);

    assertThat(collector.done()).isEqualTo(readings().all()).hasSize(ROWS);
  }

  @Test
  void raw_rows_are_published_too() {
    Collector<Row> collector = new Collector<>(Long.MAX_VALUE);

    coodie
        .publisher("SELECT minute FROM reading WHERE sensor = ? AND day = ?", "s", DAY)
        .subscribe(collector);

    assertThat(collector.done()).hasSize(ROWS);
  }

  @Test
  void pages_are_asked_for_as_far_as_there_is_demand() throws InterruptedException {
    Collector<Reading> collector = new Collector<>(0);
    readings().publisher().subscribe(collector);

    collector.subscription.request(750);
    collector.await(750);

    assertThat(PAGES).hasValue(2);
    collector.subscription.request(250);
    collector.await(1000);
    assertThat(PAGES).hasValue(2);
    collector.subscription.request(1);
    collector.await(1001);
    assertThat(PAGES).hasValue(3);
    collector.subscription.cancel();
  }

  @Test
  void cancelling_in_the_middle_asks_for_no_more_pages() throws InterruptedException {
    Collector<Reading> collector = new Collector<>(Long.MAX_VALUE);
    collector.cancelAt = 1_700;

    readings().publisher().subscribe(collector);

    collector.await(1_700);
    assertThat(PAGES).hasValue(4);
    assertThat(collector.end).isNotDone();
  }

  @Test
  void an_error_of_the_server_ends_it_once() {
    Collector<Row> collector = new Collector<>(1);

    coodie.publisher("SELECT * FROM no_such_table").subscribe(collector);

    assertThat(collector.end)
        .failsWithin(30, TimeUnit.SECONDS)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(StatementException.class);
  }

  /** Asks for {@code step} items at the start and whenever it had as many. */
  private static final class Collector<T> implements Flow.Subscriber<T> {
    final CompletableFuture<List<T>> end = new CompletableFuture<>();
    final long step;
    volatile long count;
    volatile int cancelAt = Integer.MAX_VALUE;
    volatile Flow.Subscription subscription;
    private final List<T> items = new ArrayList<>();

    Collector(long step) {
      this.step = step;
    }

    List<T> done() {
      return end.join();
    }

    void await(int expected) throws InterruptedException {
      while (count < expected) {
        assertThat(end).isNotCompletedExceptionally();
        Thread.sleep(1);
      }
      Thread.sleep(100);
      assertThat(count).isEqualTo(expected);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      if (step > 0) {
        given.request(step);
      }
    }

    @Override
    public void onNext(T item) {
      items.add(item);
      count = items.size();
      if (count == cancelAt) {
        subscription.cancel();
      } else if (step == 1) {
        subscription.request(1);
      }
    }

    @Override
    public void onError(Throwable error) {
      end.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
      end.complete(items);
    }
  }

  /** Counts the pages that are asked for. */
  private record Counting(Driver driver) implements Driver {
    @Override
    public CompletionStage<ResultPage> execute(CqlStatement statement) {
      PAGES.incrementAndGet();
      return driver.execute(statement);
    }

    @Override
    public CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
      return driver.parameterTypes(cql);
    }

    @Override
    public void checkMayBlock() {
      driver.checkMayBlock();
    }

    @Override
    public Optional<String> keyspace() {
      return driver.keyspace();
    }

    @Override
    public void close() {
      driver.close();
    }
  }
}
