package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.ConnectionException;
import dev.coodie.error.InvalidDocumentException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.run.Lazily;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connecting, failing at once, and closing. */
@Timeout(30)
class ConnectTest {
  private static final Product PEN = Product.numbered(1);
  private final ConnectionException refused =
      new ConnectionException("coodie-613", "No node answers.");

  private final List<CompletableFuture<Driver>> connections = new ArrayList<>();
  private final Lazily lazily = new Lazily(this::connect, Optional.of("ks"));
  private final Coodie coodie = Coodie.of(lazily);
  private final Documents<Product> products = coodie.documents(Product.class);

  private synchronized CompletionStage<Driver> connect() {
    connections.add(new CompletableFuture<>());
    return connections.get(connections.size() - 1);
  }

  @Test
  void the_first_statements_share_one_connection() {
    List<CompletableFuture<?>> saves =
        IntStream.range(0, 5)
            .<CompletableFuture<?>>mapToObj(
                i -> products.async().save(Product.numbered(i)).toCompletableFuture())
            .toList();
    TestDriver driver = TestDriver.empty();
    assertThat(connections).hasSize(1);
    assertThat(saves).noneMatch(CompletableFuture::isDone);

    connections.get(0).complete(driver);
    products.save(PEN);

    assertThat(saves).allMatch(CompletableFuture::isDone);
    assertThat(connections).hasSize(1);
    assertThat(driver.sent).hasSize(6);
  }

  @Test
  void nothing_is_connected_before_the_first_statement() {
    assertThat(products.cql().save(PEN).text()).startsWith("INSERT INTO ks.product");
    assertThat(connections).isEmpty();
  }

  @Test
  void a_failed_connection_is_tried_again_by_the_next_statement() {
    CompletionStage<?> first = products.async().save(PEN);
    connections.get(0).completeExceptionally(refused);
    CompletionStage<?> second = products.async().save(PEN);
    TestDriver driver = TestDriver.empty();
    connections.get(1).complete(driver);

    assertThat(first).failsWithin(1, TimeUnit.SECONDS).withThrowableThat().withCause(refused);
    assertThat(second).succeedsWithin(1, TimeUnit.SECONDS);
    assertThat(driver.sent).hasSize(1);
  }

  @Test
  void a_blocking_call_throws_the_connections_own_failure() {
    Lazily failing = new Lazily(() -> CompletableFuture.failedFuture(refused), Optional.of("ks"));

    assertThatThrownBy(() -> Coodie.of(failing).documents(Product.class).save(PEN))
        .isSameAs(refused);
    assertThatThrownBy(failing::connectNow).isSameAs(refused);
  }

  @Test
  void a_connector_that_throws_fails_the_statement() {
    Lazily broken =
        new Lazily(
            () -> {
              throw refused;
            },
            Optional.of("ks"));

    assertThat(Coodie.of(broken).documents(Product.class).async().save(PEN))
        .failsWithin(1, TimeUnit.SECONDS)
        .withThrowableThat()
        .withCause(refused);
  }

  @Test
  void closing_closes_an_open_connection_and_never_opens_one() {
    TestDriver driver = TestDriver.empty();
    CompletionStage<?> unused = products.async().save(PEN);
    connections.get(0).complete(driver);

    coodie.close();
    coodie.close();
    Coodie.of(new Lazily(this::connect, Optional.empty())).close();

    assertThat(driver.closed).isTrue();
    assertThat(connections).hasSize(1);
  }

  @Test
  void closing_while_connecting_closes_what_comes() {
    CompletionStage<?> save = products.async().save(PEN);
    TestDriver driver = TestDriver.empty();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(coodie::close);

    connections.get(0).complete(driver);

    assertThat(closing).succeedsWithin(5, TimeUnit.SECONDS);
    assertThat(driver.closed).isTrue();
    assertThat(save.toCompletableFuture()).isDone();
  }

  static Stream<Function<Coodie, Object>> uses() {
    return Stream.of(
        c -> c.documents(Product.class).insertIfNotExists(PEN),
        c -> c.documents(Product.class).async().save(PEN),
        c -> c.documents(Product.class).async().insertIfNotExists(PEN),
        c -> c.documents(Product.class).find().async().all(),
        c -> c.documents(Product.class).find().async().page(),
        c -> c.documents(Product.class).find().stream().toList(),
        c -> c.documents(Product.class).at(PEN).async().ifExists().delete(),
        c -> c.execute("SELECT 1"),
        c -> c.stream("SELECT 1").toList(),
        c -> c.async().execute("SELECT 1"),
        c -> c.async().execute("SELECT ?", 1),
        c -> c.async().stream(row -> {}, "SELECT 1"),
        c -> c.schema().plan(Product.class),
        c -> c.schema().async().dropKeyspace("k"));
  }

  @ParameterizedTest
  @MethodSource("uses")
  void a_closed_coodie_sends_nothing_and_says_so_at_once(Function<Coodie, Object> use) {
    TestDriver driver = TestDriver.empty();
    Coodie closed = Coodie.of(driver);
    closed.close();

    assertThatThrownBy(() -> use.apply(closed))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageEndingWith("[coodie-605]");
    assertThat(driver.sent).isEmpty();
  }

  static Stream<Function<Documents<Product>, Object>> mistakes() {
    return Stream.of(
        p -> p.async().save(new Product(null, null, Product.Color.RED)),
        p -> p.async().insertIfNotExists(new Product(null, null, Product.Color.RED)),
        p -> p.async().get(Product_.name.isNull()),
        p -> p.async().findOne(Product_.name.isNull()),
        p -> p.find(Product_.name.isNull()).async().all(),
        p -> p.find(Product_.name.isNull()).async().stream(x -> {}),
        p -> p.find().limit(1).async().count(),
        p -> p.find().async().rows(),
        p -> p.at(PEN).async().update(),
        p -> p.at(PEN).async().ifExists().update(),
        p -> p.at(Product_.name.eq("x")).async().delete());
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_fails_on_the_callers_thread(Function<Documents<Product>, Object> mistake) {
    TestDriver driver = TestDriver.empty();

    assertThatThrownBy(() -> mistake.apply(Coodie.of(driver).documents(Product.class)))
        .isInstanceOfAny(InvalidQueryException.class, InvalidDocumentException.class);
    assertThat(driver.sent).isEmpty();
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new ConnectionException("coodie-613", "No node answers."),
        new IllegalStateException("x"),
        new AssertionError("x"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_blocking_call_throws_what_the_driver_failed_with(Throwable error) {
    for (Throwable wrapped :
        List.of(
            error,
            new CompletionException(error),
            new CompletionException(new CompletionException(error)))) {
      Documents<Product> failing = Coodie.of(TestDriver.failing(wrapped)).documents(Product.class);

      assertThatThrownBy(() -> failing.save(PEN)).isSameAs(error);
      assertThatThrownBy(() -> failing.find().all()).isSameAs(error);
      assertThatThrownBy(() -> failing.find().stream().toList()).isSameAs(error);
    }
  }

  @Test
  void a_checked_exception_of_a_driver_is_wrapped() {
    IOException error = new IOException("x");
    Documents<Product> failing = Coodie.of(TestDriver.failing(error)).documents(Product.class);

    assertThatThrownBy(() -> failing.save(PEN)).hasCause(error);
  }

  @Test
  void a_thread_that_must_not_block_is_refused_before_anything_is_sent() {
    TestDriver driver = TestDriver.empty();
    ConfigurationException refusal = new ConfigurationException("coodie-611", "No.");
    Driver strict =
        new Driver() {
          @Override
          public CompletionStage<ResultPage> execute(CqlStatement statement) {
            return driver.execute(statement);
          }

          @Override
          public void checkMayBlock() {
            throw refusal;
          }

          @Override
          public Optional<String> keyspace() {
            return driver.keyspace();
          }
        };
    Documents<Product> strictly = Coodie.of(strict).documents(Product.class);

    assertThatThrownBy(() -> strictly.save(PEN)).isSameAs(refusal);
    assertThatThrownBy(() -> strictly.find().stream()).isSameAs(refusal);
    assertThat(driver.sent).isEmpty();
    assertThat(strictly.async().save(PEN)).succeedsWithin(1, TimeUnit.SECONDS);
  }
}
