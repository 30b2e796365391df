package dev.coodie.micrometer;

import dev.coodie.observe.Operation;
import dev.coodie.observe.OperationAnswer;
import dev.coodie.observe.OperationListener;
import dev.coodie.observe.OperationRequest;
import dev.coodie.observe.Repetition;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An observation of each operation: a timer, and a span if the registry makes spans, with one for
 * each of its requests inside. Give it to {@code CoodieConfig.listener(..)}.
 *
 * <p>The parent is the observation that is current on the thread that begins the operation, or that
 * subscribes to a publisher, whatever thread goes on with it. An immutable value; thread-safe.
 */
public final class CoodieObservations implements OperationListener {
  private static final int MOST_REQUESTS = 100;

  private final ObservationRegistry registry;
  private final OperationConvention operations;
  private final @Nullable RequestConvention requests;
  private final boolean internal;

  private CoodieObservations(
      ObservationRegistry registry,
      OperationConvention operations,
      @Nullable RequestConvention requests,
      boolean internal) {
    this.registry = registry;
    this.operations = operations;
    this.requests = requests;
    this.internal = internal;
  }

  /** Observations in this registry, whose handlers make timers and spans of them. */
  public static CoodieObservations of(ObservationRegistry registry) {
    return new CoodieObservations(
        registry, new OperationConvention(), new RequestConvention(), false);
  }

  /** Timers alone, for a program without a registry of observations. */
  public static CoodieObservations of(MeterRegistry meters) {
    ObservationRegistry registry = ObservationRegistry.create();
    registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    return of(registry);
  }

  /**
   * The same with other names for operations. A global convention of the registry takes precedence.
   */
  public CoodieObservations operations(OperationConvention convention) {
    return new CoodieObservations(registry, convention, requests, internal);
  }

  /** The same with other names for requests. */
  public CoodieObservations requests(RequestConvention convention) {
    return new CoodieObservations(registry, operations, convention, internal);
  }

  /** The same without observations of requests. */
  public CoodieObservations withoutRequests() {
    return new CoodieObservations(registry, operations, null, internal);
  }

  /** The same with operations that coodie begins on its own account, {@code internal}. */
  public CoodieObservations withInternal() {
    return new CoodieObservations(registry, operations, requests, true);
  }

  @Override
  public void begins(Operation operation) {
    if (registry.isNoop() || (!internal && operation.name().equals("internal"))) {
      return;
    }
    Observation observation =
        Observation.createNotStarted(
            null, operations, () -> new OperationContext(operation), registry);
    if (!observation.isNoop()) {
      operation.attach(this, observation.start());
    }
  }

  @Override
  public void sends(Operation operation, OperationRequest request) {
    RequestConvention convention = requests;
    if (convention == null
        || request.number() > MOST_REQUESTS
        || !(operation.attached(this) instanceof Observation parent)) {
      return;
    }
    RequestContext context = new RequestContext(operation, request);
    Observation observation =
        Observation.createNotStarted(null, convention, () -> context, registry);
    if (!observation.isNoop()) {
      observation.parentObservation(parent);
      request.attach(this, observation);
      // Handlers of spans take the span of this thread for the parent, if it has one.
      parent.scoped(
          () -> {
            observation.start();
          });
    }
  }

  @Override
  public void answers(Operation operation, OperationRequest request, OperationAnswer answer) {
    if (request.attached(this) instanceof Observation observation) {
      if (observation.getContext() instanceof RequestContext context) {
        context.answered(answer);
      }
      stop(observation, answer.error());
    }
  }

  @Override
  public void repeats(Operation operation, Repetition repetition) {
    if (operation.attached(this) instanceof Observation observation) {
      String reason = repetition.reason().name().toLowerCase(Locale.ROOT);
      observation.event(Observation.Event.of("repeated." + reason, "again, " + reason));
    }
  }

  @Override
  public void ends(Operation operation, Duration took, @Nullable Throwable error) {
    if (operation.attached(this) instanceof Observation observation) {
      stop(observation, error);
    }
  }

  private static void stop(Observation observation, @Nullable Throwable error) {
    if (error != null) {
      observation.error(error);
    }
    observation.stop();
  }
}
