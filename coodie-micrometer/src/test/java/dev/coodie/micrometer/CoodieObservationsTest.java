package dev.coodie.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.Driver;
import dev.coodie.error.OverloadedException;
import dev.coodie.test.EmbeddedCoodieExtension;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Spans as an exporter of OpenTelemetry gets them, and timers, of operations on a real node. */
class CoodieObservationsTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Twig.class);

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ObservationRegistry registry = ObservationRegistry.create();
  private Coodie coodie;
  private Documents<Twig> twigs;

  @BeforeEach
  void connect() {
    SdkTracerProvider provider =
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(exporter)).build();
    var tracing = provider.get("test");
    OtelTracer tracer = new OtelTracer(tracing, new OtelCurrentTraceContext(), event -> {});
    registry
        .observationConfig()
        .observationHandler(new DefaultMeterObservationHandler(meters))
        .observationHandler(
            new FirstMatchingCompositeObservationHandler(
                new PropagatingSenderTracingObservationHandler<>(
                    tracer, new OtelPropagator(ContextPropagators.noop(), tracing)),
                new DefaultTracingObservationHandler(tracer)));
    coodie = connected(CoodieObservations.of(registry));
    twigs = coodie.documents(Twig.class);
    twigs.truncate();
    twigs.bulk().saveAll(several());
    exporter.reset();
    meters.clear();
  }

  private static List<Twig> several() {
    return IntStream.range(0, 5).mapToObj(i -> new Twig("oak", i, "green")).toList();
  }

  private Coodie connected(CoodieObservations observations) {
    return Coodie.connect(
        CoodieConfig.at(DB.node().contactPoint())
            .localDatacenter(DB.node().localDatacenter())
            .keyspace(DB.keyspace())
            .listener(observations));
  }

  @AfterEach
  void close() {
    coodie.close();
  }

  private SpanData only(String name) {
    List<SpanData> found =
        exporter.getFinishedSpanItems().stream().filter(s -> s.getName().equals(name)).toList();
    assertThat(found).as("%s in %s", name, exporter.getFinishedSpanItems()).hasSize(1);
    return found.get(0);
  }

  private List<String> childrenOf(SpanData parent) {
    return exporter.getFinishedSpanItems().stream()
        .filter(s -> s.getParentSpanId().equals(parent.getSpanId()))
        .map(SpanData::getName)
        .toList();
  }

  private static String attribute(SpanData span, String key) {
    return span.getAttributes().get(AttributeKey.stringKey(key));
  }

  @Test
  void a_query_is_a_span_with_a_child_for_each_page() {
    twigs.consistency(Consistency.LOCAL_QUORUM).find(Twig_.partition("oak")).pageSize(2).all();

    SpanData find = only("find twig");
    assertThat(find.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(attribute(find, "db.system.name")).isEqualTo("cassandra");
    assertThat(attribute(find, "db.operation.name")).isEqualTo("find");
    assertThat(attribute(find, "db.collection.name")).isEqualTo("twig");
    assertThat(attribute(find, "db.namespace")).isEqualTo(DB.keyspace());
    assertThat(attribute(find, "cassandra.consistency.level")).isEqualTo("local_quorum");
    assertThat(attribute(find, "cassandra.query.idempotent")).isEqualTo("true");
    assertThat(attribute(find, "cassandra.page.size")).isEqualTo("2");
    assertThat(attribute(find, "db.response.returned_rows")).isEqualTo("5");
    assertThat(attribute(find, "coodie.pages")).isEqualTo("3");
    assertThat(attribute(find, "db.query.text")).endsWith("twig WHERE \"tree\" = ?");
    assertThat(find.getAttributes().toString()).doesNotContain("oak");
    assertThat(childrenOf(find)).containsExactly("request 1", "request 2", "request 3");
    SpanData second = only("request 2");
    assertThat(attribute(second, "coodie.next_page")).isEqualTo("true");
    assertThat(attribute(second, "db.response.returned_rows")).isEqualTo("2");
    assertThat(attribute(second, "network.peer.address"))
        .contains(":" + DB.node().contactPoint().getPort());
  }

  @Test
  void each_operation_is_a_timer_with_few_tags() {
    twigs.save(new Twig("elm", 1, "red"));
    twigs.save(new Twig("ash", 2, "blue"));

    Timer saves =
        meters
            .get("db.client.operation.duration")
            .tags("db.operation.name", "save", "db.collection.name", "twig", "error.type", "none")
            .timer();
    assertThat(saves.count()).isEqualTo(2);
    assertThat(saves.totalTime(TimeUnit.NANOSECONDS)).isPositive();
    assertThat(saves.getId().getTags())
        .extracting(tag -> tag.getKey())
        .containsExactlyInAnyOrder(
            "db.system.name",
            "db.operation.name",
            "db.namespace",
            "db.collection.name",
            "cassandra.consistency.level",
            "cassandra.query.idempotent",
            "error.type",
            "error");
  }

  @Test
  void the_parent_is_what_is_current_where_the_operation_begins() throws Exception {
    Observation parent = Observation.start("request of a user", registry);
    CountDownLatch done = new CountDownLatch(1);
    List<CompletionStage<?>> stages = new ArrayList<>();
    Flow.Publisher<Twig> publisher = twigs.find(Twig_.partition("oak")).pageSize(2).publisher();
    Observation.Scope scope = parent.openScope();
    try {
      stages.add(
          twigs
              .async()
              .get(Twig_.key("oak", 1))
              .thenCompose(twig -> CompletableFuture.completedFuture(twig)));
      stages.add(twigs.bulk().async().saveAll(several()).result());
      stages.add(twigs.scan().async().forEach(twig -> {}));
      publisher.subscribe(new All<>(done));
      twigs.at(Twig_.key("oak", 1)).update(Twig_.color.set("brown"));
    } finally {
      scope.close();
    }
    for (CompletionStage<?> stage : stages) {
      stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    parent.stop();

    SpanData root = only("request of a user");
    assertThat(childrenOf(root))
        .containsExactlyInAnyOrder(
            "get twig", "bulk.saveAll twig", "scan twig", "find twig", "update twig");
    assertThat(exporter.getFinishedSpanItems())
        .allSatisfy(span -> assertThat(span.getTraceId()).isEqualTo(root.getTraceId()));
    assertThat(childrenOf(only("scan twig"))).isNotEmpty();
    assertThat(childrenOf(only("find twig"))).hasSize(3);
  }

  private static final class All<T> implements Flow.Subscriber<T> {
    private final CountDownLatch done;

    All(CountDownLatch done) {
      this.done = done;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T item) {}

    @Override
    public void onError(Throwable error) {
      done.countDown();
    }

    @Override
    public void onComplete() {
      done.countDown();
    }
  }

  @Test
  void repeated_attempts_are_children_and_events() {
    AtomicInteger sent = new AtomicInteger();
    Coodie failing =
        coodie.through(
            driver ->
                (Driver)
                    statement ->
                        sent.incrementAndGet() == 1
                            ? CompletableFuture.failedFuture(
                                new OverloadedException("coodie-519", "full", "INSERT", null))
                            : driver.execute(statement));

    failing
        .documents(Twig.class)
        .keyspace(DB.keyspace())
        .bulk()
        .saveAll(List.of(new Twig("fir", 1, "green")));

    SpanData bulk = only("bulk.saveAll twig");
    assertThat(childrenOf(bulk)).containsExactly("request 1", "request 2, attempt 2");
    assertThat(only("request 1").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(attribute(only("request 1"), "error.type")).isEqualTo("coodie-519");
    assertThat(bulk.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
    assertThat(bulk.getEvents()).extracting(e -> e.getName()).containsExactly("again, failed");
    assertThat(attribute(bulk, "coodie.repetitions")).isEqualTo("1");
  }

  @Test
  void a_failure_has_the_id_of_its_error() {
    assertThatThrownBy(() -> twigs.get(Twig_.key("palm", 1))).hasMessageContaining("coodie-301");

    assertThat(attribute(only("get twig"), "error.type")).isEqualTo("coodie-301");
    assertThat(
            meters
                .get("db.client.operation.duration")
                .tags("db.operation.name", "get", "error.type", "coodie-301")
                .timer()
                .count())
        .isEqualTo(1);
  }

  @Test
  void a_conditional_write_says_whether_it_was_applied() {
    assertThat(twigs.insertIfNotExists(new Twig("oak", 1, "x")).applied()).isFalse();

    assertThat(attribute(only("insertIfNotExists twig"), "coodie.applied")).isEqualTo("false");
  }

  @Test
  void names_can_be_changed_and_requests_left_out() {
    OperationConvention own =
        new OperationConvention() {
          @Override
          public String getName() {
            return "shop.database";
          }

          @Override
          public String getContextualName(OperationContext context) {
            return "db " + context.operation().document().orElse("?");
          }
        };
    try (Coodie other =
        connected(CoodieObservations.of(registry).operations(own).withoutRequests())) {
      Optional<Twig> found = other.documents(Twig.class).findOne(Twig_.key("oak", 1));
      assertThat(found).isPresent();
    }

    assertThat(childrenOf(only("db Twig"))).isEmpty();
    assertThat(meters.get("shop.database").timer().count()).isEqualTo(1);
  }

  @Test
  void timers_need_no_registry_of_observations() {
    SimpleMeterRegistry alone = new SimpleMeterRegistry();
    try (Coodie other = connected(CoodieObservations.of(alone))) {
      other.documents(Twig.class).save(new Twig("yew", 1, "green"));
      other.schema().plan(Twig.class).apply();
    }

    assertThat(alone.get("db.client.operation.duration").timers())
        .extracting(timer -> timer.getId().getTag("db.operation.name"))
        .containsExactly("save");
  }

  @Test
  void what_coodie_does_on_its_own_account_is_observed_on_request() {
    try (Coodie other = connected(CoodieObservations.of(registry).withInternal())) {
      other.schema().plan(Twig.class).apply();
    }

    assertThat(exporter.getFinishedSpanItems()).extracting(SpanData::getName).contains("internal");
  }
}
