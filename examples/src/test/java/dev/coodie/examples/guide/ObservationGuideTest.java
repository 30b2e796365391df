package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.micrometer.CoodieObservations;
import dev.coodie.micrometer.OperationContext;
import dev.coodie.micrometer.OperationConvention;
import dev.coodie.observe.Operation;
import dev.coodie.observe.OperationListener;
import dev.coodie.observe.SlowOperations;
import dev.coodie.observe.Trace;
import dev.coodie.observe.Traced;
import dev.coodie.test.EmbeddedCoodieExtension;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Metrics, spans, slow operations, and traces of the server. */
class ObservationGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(User.class);

  private static final User ANN = new User("ann", null, 30, Set.of(), Optional.empty());

  private static CoodieConfig config() {
    return CoodieConfig.at(DB.node().contactPoint())
        .localDatacenter(DB.node().localDatacenter())
        .keyspace(DB.keyspace());
  }

  // tag::observation-listener[]
  /** Counts conditional writes that were rejected. */
  static final class Rejections implements OperationListener {
    final LongAdder rejected = new LongAdder();

    @Override
    public void ends(Operation operation, Duration took, @Nullable Throwable error) {
      if (operation.applied().equals(Optional.of(false))) {
        rejected.increment();
      }
    }
  }
  // end::observation-listener[]

  @Test
  void a_listener_hears_of_each_operation() {
    Rejections rejections = new Rejections();
    try (Coodie coodie = Coodie.connect(config().listener(rejections))) {
      Documents<User> users = coodie.documents(User.class);
      users.save(ANN);

      assertThat(users.insertIfNotExists(ANN).applied()).isFalse();
    }
    assertThat(rejections.rejected.sum()).isEqualTo(1);
  }

  @Test
  void operations_are_observed_and_slow_ones_logged() {
    ObservationRegistry observations = ObservationRegistry.create();
    // tag::observation-micrometer[]
    CoodieConfig observed =
        config()
            .listener(CoodieObservations.of(observations))
            .listener(SlowOperations.from(Duration.ofMillis(200)));
    // end::observation-micrometer[]

    try (Coodie coodie = Coodie.connect(observed)) {
      coodie.documents(User.class).save(ANN);
    }
    assertThat(observed.listeners()).hasSize(2);
  }

  @Test
  void names_are_changed_by_a_convention() {
    MeterRegistry meters = new SimpleMeterRegistry();
    // tag::observation-convention[]
    OperationConvention convention =
        new OperationConvention() {
          @Override
          public KeyValues getLowCardinalityKeyValues(OperationContext context) {
            return super.getLowCardinalityKeyValues(context).and(KeyValue.of("team", "orders"));
          }
        };
    CoodieObservations observations = CoodieObservations.of(meters).operations(convention);
    // end::observation-convention[]

    try (Coodie coodie = Coodie.connect(config().listener(observations))) {
      coodie.documents(User.class).save(ANN);
    }
    assertThat(meters.get("db.client.operation.duration").tag("team", "orders").timer().count())
        .isEqualTo(1);
  }

  @Test
  void a_trace_tells_why_it_is_slow() {
    Documents<User> users = DB.coodie().documents(User.class);
    users.save(ANN);
    // tag::observation-traced[]
    Traced<List<User>> found = users.traced(u -> u.find(User_.name.eq("ann")).all());

    List<User> ann = found.value();
    Trace trace = found.traces().get(0); // duration(), coordinator(), steps(), tombstonesRead()
    String waterfall = trace.toString();
    String json = trace.json();
    // end::observation-traced[]

    assertThat(ann).containsExactly(ANN);
    assertThat(waterfall).contains("took ").contains("|");
    assertThat(json).startsWith("{\"id\": ");
    assertThat(trace.isComplete()).isTrue();
  }
}
