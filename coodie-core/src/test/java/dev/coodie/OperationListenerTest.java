package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.batch.Batch;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.PageInfo;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.DocumentNotFoundException;
import dev.coodie.error.OverloadedException;
import dev.coodie.observe.Operation;
import dev.coodie.observe.OperationAnswer;
import dev.coodie.observe.OperationListener;
import dev.coodie.observe.OperationRequest;
import dev.coodie.observe.Repetition;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a listener hears of each operation. */
class OperationListenerTest {
  private static final Product PEN = Product.numbered(1);

  /** Writes down what it hears, without what a run makes different. */
  static final class Recorder implements OperationListener {
    final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    final List<Operation> ended = Collections.synchronizedList(new ArrayList<>());
    final List<Throwable> errors = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void begins(Operation operation) {
      heard.add("begins " + operation.name());
      operation.attach(this, "mine");
    }

    @Override
    public void sends(Operation operation, OperationRequest request) {
      heard.add(
          "sends "
              + request.number()
              + (request.attempt() > 1 ? " again" : "")
              + (request.isNextPage() ? " next" : ""));
      request.attach(this, operation);
    }

    @Override
    public void answers(Operation operation, OperationRequest request, OperationAnswer answer) {
      assertThat(request.attached(this)).isSameAs(operation);
      heard.add(
          answer.error() == null
              ? answer.rows() + " rows" + (answer.more() ? " and more" : "")
              : "fails " + request.number());
    }

    @Override
    public void repeats(Operation operation, Repetition repetition) {
      heard.add("repeats " + repetition.reason() + " " + repetition.attempt());
    }

    @Override
    public void ends(Operation operation, Duration took, @Nullable Throwable error) {
      assertThat(operation.attached(this)).isEqualTo("mine");
      assertThat(took).isPositive();
      heard.add(error == null ? "ends" : "ends: " + error.getClass().getSimpleName());
      ended.add(operation);
      if (error != null) {
        errors.add(error);
      }
    }

    Operation only() {
      assertThat(ended).hasSize(1);
      return ended.get(0);
    }
  }

  private final Recorder recorder = new Recorder();

  private Documents<Product> products(Driver driver) {
    return coodie(driver).documents(Product.class);
  }

  private Coodie coodie(Driver driver) {
    return Coodie.of(driver, CoodieConfig.defaults().keyspace("ks").listener(recorder));
  }

  private static TestDriver one() {
    return TestDriver.answering(TestDriver.page(Product_.MODEL, PEN));
  }

  /** Two pages of one row, and the counts that aggregates want. */
  private static TestDriver twoPages() {
    return new TestDriver(
        statement ->
            CompletableFuture.completedFuture(
                TestDriver.page(
                    Product_.MODEL,
                    List.of(Product.numbered(statement.pagingState() == null ? 1 : 2)),
                    statement.pagingState() == null ? ByteBuffer.allocate(1) : null)));
  }

  @Test
  void a_read_by_key_tells_its_facts_and_no_value() {
    products(one()).consistency(Consistency.LOCAL_QUORUM).get(Product_.id.eq(1L));

    assertThat(recorder.heard).containsExactly("begins get", "sends 1", "1 rows", "ends");
    Operation get = recorder.only();
    assertThat(get.document()).contains("Product");
    assertThat(get.keyspace()).contains("ks");
    assertThat(get.table()).contains("product");
    assertThat(get.cql())
        .contains("SELECT \"id\", \"name\", \"color\" FROM ks.product WHERE \"id\" = ?");
    assertThat(get.consistency()).contains(Consistency.LOCAL_QUORUM);
    assertThat(get.idempotent()).isTrue();
    assertThat(get.applied()).isEmpty();
    assertThat(get.pageSize()).isEmpty();
    assertThat(List.of(get.requests(), get.pages(), get.repetitions())).containsExactly(1, 1, 0);
    assertThat(get.rows()).isEqualTo(1);
    assertThat(get).hasToString("get of Product");
  }

  @Test
  void pages_of_a_query_belong_to_one_operation() {
    List<Product> all = products(twoPages()).find().pageSize(1).all();

    assertThat(all).hasSize(2);
    assertThat(recorder.heard)
        .containsExactly(
            "begins find", "sends 1", "1 rows and more", "sends 2 next", "1 rows", "ends");
    assertThat(recorder.only().rows()).isEqualTo(2);
    assertThat(recorder.only().pageSize()).hasValue(1);
  }

  @Test
  void what_the_caller_gets_is_the_end() {
    assertThatThrownBy(() -> products(TestDriver.empty()).get(Product_.id.eq(1L)))
        .isInstanceOf(DocumentNotFoundException.class);

    assertThat(recorder.heard)
        .containsExactly("begins get", "sends 1", "0 rows", "ends: DocumentNotFoundException");
  }

  @Test
  void a_request_that_fails_is_told_before_the_end() {
    OverloadedException full = new OverloadedException("coodie-519", "full", "SELECT", null);

    assertThatThrownBy(() -> products(TestDriver.failing(full)).save(PEN)).isSameAs(full);

    assertThat(recorder.heard)
        .containsExactly("begins save", "sends 1", "fails 1", "ends: OverloadedException");
    assertThat(recorder.errors).containsExactly(full);
  }

  @Test
  void a_conditional_write_tells_whether_it_was_applied_and_the_caller_sees_its_row() {
    ResultPage rejected =
        LwtTest.rejected(
            dev.coodie.driver.Row.of(
                TestDriver.columns(Product_.MODEL), TestDriver.cells(Product_.MODEL, PEN)));

    LwtResult<Product> result = products(TestDriver.answering(rejected)).insertIfNotExists(PEN);

    assertThat(result.current()).contains(PEN);
    assertThat(recorder.only().applied()).contains(false);
    assertThat(recorder.only().name()).isEqualTo("insertIfNotExists");
    assertThat(recorder.only().idempotent()).isFalse();
  }

  @Test
  void rounds_of_compare_and_set_are_told_as_repetitions() {
    AtomicInteger writes = new AtomicInteger();
    ResultPage row = TestDriver.page(Product_.MODEL, PEN);
    ResultPage rejected =
        LwtTest.rejected(
            dev.coodie.driver.Row.of(
                TestDriver.columns(Product_.MODEL), TestDriver.cells(Product_.MODEL, PEN)));
    TestDriver driver =
        new TestDriver(
            statement ->
                CompletableFuture.completedFuture(
                    !statement.conditional()
                        ? row
                        : writes.incrementAndGet() == 1 ? rejected : ResultPage.empty()));
    Documents<Product> products = products(driver);

    products.compareAndSet(Product_.id.eq(1L), p -> new Product(1L, "new", p.color()));

    List<String> rounds =
        List.of(
            "begins compareAndSet",
            "sends 1",
            "1 rows",
            "sends 2",
            "1 rows",
            "repeats CHANGED 2",
            "sends 3 again",
            "1 rows",
            "sends 4 again",
            "0 rows",
            "ends");
    assertThat(recorder.heard).containsExactlyElementsOf(rounds);
    recorder.heard.clear();
    writes.set(0);

    products
        .async()
        .compareAndSet(Product_.id.eq(1L), p -> new Product(1L, "new", p.color()))
        .toCompletableFuture()
        .join();

    assertThat(recorder.heard).containsExactlyElementsOf(rounds);
  }

  @Test
  void a_bulk_operation_is_one_and_tells_what_it_repeats() {
    AtomicInteger sent = new AtomicInteger();
    OverloadedException full = new OverloadedException("coodie-519", "full", "INSERT", null);
    TestDriver driver =
        new TestDriver(
            statement ->
                sent.incrementAndGet() == 1
                    ? CompletableFuture.failedFuture(full)
                    : CompletableFuture.completedFuture(ResultPage.empty()));

    products(driver).bulk().inFlight(1).saveAll(List.of(PEN));

    assertThat(recorder.heard)
        .containsExactly(
            "begins bulk.saveAll",
            "sends 1",
            "fails 1",
            "repeats FAILED 2",
            "sends 2 again",
            "0 rows",
            "ends");
  }

  @Test
  void a_scan_is_one_operation() {
    products(one()).scan().equalRanges(2).parallelism(1).forEach(product -> {});

    assertThat(recorder.heard)
        .containsExactly("begins scan", "sends 1", "1 rows", "sends 2", "1 rows", "ends");
  }

  @Test
  void a_stream_ends_with_its_last_row_or_when_it_is_closed() {
    try (Stream<Product> stream = products(twoPages()).find().stream()) {
      Iterator<Product> rows = stream.iterator();
      assertThat(rows.next()).isEqualTo(PEN);
      assertThat(recorder.ended).isEmpty();
    }
    assertThat(recorder.heard).containsExactly("begins find", "sends 1", "1 rows and more", "ends");
    recorder.heard.clear();

    assertThat(products(twoPages()).find().stream()).hasSize(2);

    assertThat(recorder.heard)
        .containsExactly(
            "begins find", "sends 1", "1 rows and more", "sends 2 next", "1 rows", "ends");
  }

  @Test
  void each_subscription_is_an_operation() {
    Flow.Publisher<Product> publisher = products(twoPages()).find().publisher();
    assertThat(recorder.heard).isEmpty();

    for (int i = 0; i < 2; i++) {
      publisher.subscribe(new Taking<>(Long.MAX_VALUE));
    }
    publisher.subscribe(new Taking<>(1));

    assertThat(recorder.ended).hasSize(3);
    assertThat(recorder.ended).extracting(Operation::rows).containsExactly(2L, 2L, 1L);
    assertThat(recorder.errors).isEmpty();
  }

  /** Takes so many and cancels. */
  private static final class Taking<T> implements Flow.Subscriber<T> {
    private final long most;
    private Flow.@Nullable Subscription subscription;

    Taking(long most) {
      this.most = most;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(most);
    }

    @Override
    public void onNext(T item) {
      if (most == 1 && subscription != null) {
        subscription.cancel();
      }
    }

    @Override
    public void onError(Throwable error) {}

    @Override
    public void onComplete() {}
  }

  record Named(String name, Act act) {
    interface Act {
      void on(Coodie coodie);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Named documents(String name, java.util.function.Consumer<Documents<Product>> act) {
    return new Named(name, coodie -> act.accept(coodie.documents(Product.class)));
  }

  static Stream<Named> names() {
    return Stream.of(
        documents("get", p -> p.get(Product_.id.eq(1L))),
        documents("get", p -> p.get(Product_.id.eq(1L).and(Product_.name.eq("x")))),
        documents("findOne", p -> p.findOne(Product_.id.eq(1L))),
        documents("save", p -> p.save(PEN)),
        documents("saveChanges", p -> p.saveChanges(PEN, new Product(1L, "n", PEN.color()))),
        documents("saveJson", p -> p.saveJson("{}")),
        documents("delete", p -> p.delete(PEN)),
        documents("truncate", Documents::truncate),
        documents("update", p -> p.at(PEN).update(Product_.name.set("x"))),
        documents("delete", p -> p.at(PEN).delete()),
        documents("find", p -> p.find().first()),
        documents("find", p -> p.find().page()),
        documents("find", p -> p.find().rows(Product_.name)),
        documents("exists", p -> p.find().exists()),
        documents("bulk.deleteAll", p -> p.bulk().deleteAll(List.of(PEN))),
        documents("bulk.getAll", p -> p.bulk().getAll(List.of(Product_.id.eq(1L)))),
        new Named("raw", coodie -> coodie.execute("SELECT * FROM t")),
        new Named("raw", coodie -> coodie.execute(CqlStatement.of("SELECT * FROM t"))),
        new Named(
            "batch",
            coodie ->
                coodie.execute(Batch.logged(coodie.documents(Product.class).cql().save(PEN)))),
        new Named("schema", coodie -> coodie.schema().run("DROP TABLE t")));
  }

  @ParameterizedTest
  @MethodSource("names")
  void each_method_is_one_operation_with_its_name(Named named) {
    named.act().on(coodie(one()));

    assertThat(recorder.only().name()).isEqualTo(named.name());
    assertThat(recorder.only().requests()).isEqualTo(1);
  }

  @Test
  void warnings_are_kept_once() {
    ResultPage page =
        ResultPage.of(
            ResultColumns.EMPTY,
            List.of(),
            null,
            new PageInfo(List.of("slow", "slow", "large"), 12, "n1", 1, null));

    products(TestDriver.answering(page)).save(PEN);

    assertThat(recorder.only().warnings()).containsExactly("slow", "large");
    assertThat(recorder.only().bytes()).isEqualTo(12);
    assertThat(recorder.heard)
        .containsExactly("begins save", "sends 1", "repeats STALE 2", "0 rows", "ends");
  }

  @Test
  void a_listener_that_throws_harms_neither_the_operation_nor_other_listeners() {
    OperationListener broken =
        new OperationListener() {
          @Override
          public void begins(Operation operation) {
            throw new IllegalStateException("broken");
          }

          @Override
          public void answers(
              Operation operation, OperationRequest request, OperationAnswer answer) {
            throw new IllegalStateException("broken");
          }
        };
    CoodieConfig config = CoodieConfig.defaults().listener(broken).listener(recorder);

    Product found = Coodie.of(one(), config).documents(Product.class).get(Product_.id.eq(1L));

    assertThat(found).isEqualTo(PEN);
    assertThat(recorder.heard).containsExactly("begins get", "sends 1", "1 rows", "ends");
  }

  @Test
  void cancelling_an_operation_ends_it() {
    CompletableFuture<ResultPage> never = new CompletableFuture<>();
    CompletableFuture<Product> get =
        products(new TestDriver(statement -> never))
            .async()
            .get(Product_.id.eq(1L))
            .toCompletableFuture();

    get.cancel(true);

    assertThat(get).isCancelled();
    assertThat(recorder.heard).last().isEqualTo("ends: CancellationException");
  }

  @Test
  void a_driver_that_throws_fails_the_operation() {
    Driver throwing =
        statement -> {
          throw new IllegalStateException("wrong driver");
        };

    assertThatThrownBy(() -> products(throwing).save(PEN))
        .isInstanceOf(IllegalStateException.class);

    assertThat(recorder.heard).last().isEqualTo("ends: IllegalStateException");
  }

  @Test
  void after_close_nothing_is_left_open() {
    Coodie coodie = coodie(one());
    coodie.close();

    assertThatThrownBy(() -> coodie.documents(Product.class).async().save(PEN))
        .hasMessageContaining("coodie-605");

    assertThat(recorder.heard).containsExactly("begins save", "ends: ConfigurationException");
  }
}
