package dev.coodie.internal.trace;

import dev.coodie.driver.Driver;
import dev.coodie.error.CoodieException;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.trace.TracingDriver.Noted;
import dev.coodie.observe.Trace;
import dev.coodie.observe.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Operations that are traced, and their traces when they have ended. */
public final class Tracing {
  private final Runner runner;
  private final TracingDriver driver;

  /** {@code runner} reads the traces; operations run over {@link #driver}. */
  public Tracing(Runner runner) {
    this.runner = runner;
    this.driver = new TracingDriver(runner.driver());
  }

  /** What requests are to go through. */
  public Driver driver() {
    return driver;
  }

  /** What operations run over. */
  public Runner over() {
    return runner.through(driver);
  }

  /** The value with the traces of what was sent meanwhile. Never fails. */
  public <R extends @Nullable Object> CompletionStage<Traced<R>> of(R value) {
    Noted noted = driver.noted();
    return read(noted.ids(), new ArrayList<>())
        .handle(
            (traces, error) ->
                new Traced<>(
                    value,
                    traces == null ? List.of() : traces,
                    noted.warnings(),
                    missing(noted, traces == null ? 0 : traces.size(), error)));
  }

  private CompletionStage<List<Trace>> read(List<UUID> ids, List<Trace> traces) {
    if (ids.isEmpty()) {
      return CompletableFuture.completedFuture(traces);
    }
    return TraceReader.read(runner, ids.get(0))
        .thenCompose(
            trace -> {
              trace.ifPresent(traces::add);
              return read(ids.subList(1, ids.size()), traces);
            });
  }

  private Optional<String> missing(Noted noted, int found, @Nullable Throwable error) {
    if (error != null) {
      Throwable cause = Runner.unwrap(error);
      return Optional.of(
          "The traces could not be read; the role needs SELECT on keyspace system_traces. Reason: "
              + (cause instanceof CoodieException own
                  ? own.sentence()
                  : cause.getClass().getName()));
    }
    if (noted.sent() == 0) {
      return Optional.of("Nothing was sent, so there is no trace.");
    }
    if (noted.ids().isEmpty()) {
      return Optional.of(
          "No answer had the id of a trace: the driver does not ask for traces, as a fake one, or"
              + " the server writes none.");
    }
    if (found < noted.ids().size()) {
      return Optional.of(
          "Of "
              + noted.ids().size()
              + " traces the server had written "
              + found
              + " after 5 s. It may be busy, or may not keep the keyspace system_traces.");
    }
    return noted.sent() > TracingDriver.MOST
        ? Optional.of(
            "Of "
                + noted.sent()
                + " requests only the first "
                + TracingDriver.MOST
                + " were traced.")
        : Optional.empty();
  }
}
