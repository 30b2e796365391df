package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.batch.Batch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.CoodieException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of the schema before a write, and how often. */
class WriteGuardTest {
  private static final Product PRODUCT = new Product(1L, "n", Product.Color.RED);
  private static final Instant GONE = Instant.parse("2026-01-01T00:00:00.123Z");

  private final TestDriver driver = TestDriver.empty();
  private final Coodie coodie = Coodie.of(driver);
  private final Documents<Product> products = coodie.documents(Product.class);

  @Test
  void a_table_is_asked_for_once_by_saves_and_once_by_write_times() {
    for (int i = 0; i < 100; i++) {
      products.save(PRODUCT);
    }
    assertThat(driver.asked).isEqualTo(1);

    for (int i = 0; i < 100; i++) {
      products.timestamp(GONE).save(PRODUCT);
    }
    assertThat(driver.asked).isEqualTo(2);
    assertThat(driver.sent).hasSize(200);
  }

  @Test
  void updates_deletes_and_reads_ask_nothing() {
    products.at(PRODUCT).update(Product_.name.set("x"));
    products.delete(PRODUCT);
    products.find().all();

    assertThat(driver.asked).isZero();
  }

  @Test
  void a_write_time_of_the_same_millisecond_is_too_early_and_one_of_the_next_is_not() {
    driver.dropped = Map.of("name", GONE);

    assertThatThrownBy(() -> products.timestamp(GONE.plusNanos(999_000)).save(PRODUCT))
        .hasMessageContaining("Column name of ks.product was dropped at 2026-01-01T00:00:00.123Z")
        .hasMessageEndingWith("[coodie-291]");
    products.timestamp(GONE.plusMillis(1)).save(PRODUCT);
    products.timestamp(GONE).at(PRODUCT).update(Product_.color.set(Product.Color.RED));

    assertThat(driver.sent).hasSize(2);
  }

  static Stream<Function<Documents<Product>, CqlStatement>> timedWrites() {
    return Stream.of(
        products -> products.cql().save(PRODUCT),
        products -> products.ttl(Duration.ofDays(1)).cql().save(PRODUCT),
        products -> products.at(PRODUCT).cql().update(Product_.name.set("x")),
        products ->
            products.ttl(Duration.ofDays(1)).at(PRODUCT).cql().update(Product_.name.set("x")),
        products -> products.cql().saveJson("{}"),
        products -> products.ttl(Duration.ofDays(1)).cql().saveJson("{}"));
  }

  @ParameterizedTest
  @MethodSource("timedWrites")
  void every_statement_tells_its_own_write_time(Function<Documents<Product>, CqlStatement> write) {
    CqlStatement timed = write.apply(products.timestamp(GONE));

    assertThat(timed.writeTime()).isEqualTo(GONE.toEpochMilli() * 1_000);
    assertThat(write.apply(products).writeTime()).isNull();
    driver.dropped = Map.of("name", GONE);
    assertThatThrownBy(() -> coodie.execute(timed)).hasMessageEndingWith("[coodie-291]");
    assertThatThrownBy(() -> coodie.execute(Batch.logged(timed)))
        .hasMessageEndingWith("[coodie-291]");
    assertThat(driver.sent).isEmpty();
  }

  @Test
  void an_insert_if_not_exists_writes_over_nothing() {
    driver.masked = Set.of("name");

    var unused = products.insertIfNotExists(PRODUCT);

    assertThat(driver.sent).hasSize(1);
  }

  @Test
  void a_masked_key_is_no_address_of_what_was_read() {
    driver.masked = Set.of("id");

    assertThatThrownBy(() -> products.save(PRODUCT)).hasMessageEndingWith("[coodie-290]");
    assertThatThrownBy(() -> products.saveChanges(PRODUCT, new Product(1L, "m", Product.Color.RED)))
        .hasMessageEndingWith("[coodie-290]");

    assertThat(driver.sent).isEmpty();
  }

  @Test
  void a_failure_to_ask_fails_the_write_and_is_asked_again() {
    TestDriver real = TestDriver.empty();
    Documents<Product> asking = Coodie.of(new Failing(real, new int[1])).documents(Product.class);

    assertThatThrownBy(() -> asking.save(PRODUCT)).isInstanceOf(CoodieException.class);
    assertThat(real.sent).isEmpty();
    asking.save(PRODUCT);
    assertThat(real.sent).hasSize(1);
  }

  private record Failing(TestDriver real, int[] times) implements dev.coodie.driver.Driver {
    @Override
    public CompletionStage<dev.coodie.driver.ResultPage> execute(
        dev.coodie.driver.CqlStatement statement) {
      return real.execute(statement);
    }

    @Override
    public java.util.Optional<String> keyspace() {
      return real.keyspace();
    }

    @Override
    public CompletionStage<Set<String>> maskedColumns(String keyspace, String table) {
      return times[0]++ == 0
          ? CompletableFuture.failedFuture(
              new dev.coodie.error.UnavailableException(
                  "coodie-501", "It is away.", "SELECT", null))
          : CompletableFuture.completedFuture(Set.of());
    }
  }
}
