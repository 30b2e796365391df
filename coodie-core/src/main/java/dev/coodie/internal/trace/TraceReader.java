package dev.coodie.internal.trace;

import dev.coodie.column.ValueType;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.internal.run.Delays;
import dev.coodie.internal.run.Runner;
import dev.coodie.observe.Trace;
import dev.coodie.observe.TraceStep;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Reads one trace. Servers write traces after they have answered, so it looks again until the end
 * is there. Of the parameters it takes those that cannot be bound values.
 */
final class TraceReader {
  private static final String SESSION =
      "SELECT coordinator, duration, parameters, request, started_at FROM system_traces.sessions"
          + " WHERE session_id = ?";
  private static final String EVENTS =
      "SELECT activity, source, source_elapsed, thread FROM system_traces.events"
          + " WHERE session_id = ?";
  private static final ValueType<Map<String, String>> PARAMETERS =
      ValueType.map(ValueType.TEXT, ValueType.TEXT);
  private static final StatementOptions ONE =
      StatementOptions.DEFAULT.withConsistency(Consistency.ONE);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Runner runner;
  private final UUID id;
  private final long deadline = System.nanoTime() + PATIENCE.toNanos();

  private TraceReader(Runner runner, UUID id) {
    this.runner = runner;
    this.id = id;
  }

  /** The trace; empty if nothing of it was written in 5 s. */
  static CompletionStage<Optional<Trace>> read(Runner runner, UUID id) {
    return new TraceReader(runner, id).read(FIRST_PAUSE);
  }

  private CompletionStage<Optional<Trace>> read(Duration pause) {
    return runner
        .all(statement(SESSION), row -> row)
        .thenCompose(
            rows -> {
              Row session = rows.isEmpty() ? null : rows.get(0);
              boolean ended = session != null && session.get("duration", ValueType.INT) != null;
              if (ended || System.nanoTime() - deadline > 0) {
                return session == null
                    ? CompletableFuture.completedFuture(Optional.<Trace>empty())
                    : steps().thenApply(steps -> Optional.of(trace(session, steps)));
              }
              Duration doubled = pause.multipliedBy(2);
              return Delays.after(
                  pause,
                  () -> read(doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled));
            });
  }

  private CompletionStage<List<TraceStep>> steps() {
    return runner.all(statement(EVENTS), TraceReader::step);
  }

  private CqlStatement statement(String cql) {
    return CqlStatement.of(
            cql, new ByteBuffer[] {ValueType.UUID.encode(id)}, new ValueType<?>[] {ValueType.UUID})
        .withOptions(ONE);
  }

  private static TraceStep step(Row row) {
    Integer micros = row.get("source_elapsed", ValueType.INT);
    String node = address(row.get("source", ValueType.INET));
    String activity = row.get("activity", ValueType.TEXT);
    return new TraceStep(
        micros == null ? null : micros(micros),
        node == null ? "?" : node,
        row.get("thread", ValueType.TEXT),
        activity == null ? "?" : activity);
  }

  private Trace trace(Row session, List<TraceStep> steps) {
    Map<String, String> found = session.get("parameters", PARAMETERS);
    Map<String, String> parameters = found == null ? Map.of() : found;
    Integer micros = session.get("duration", ValueType.INT);
    String request = session.get("request", ValueType.TEXT);
    return new Trace(
        id,
        request == null ? "?" : request,
        parameters.get("query"),
        address(session.get("coordinator", ValueType.INET)),
        parameters.get("consistency_level"),
        session.get("started_at", ValueType.TIMESTAMP),
        micros == null ? null : micros(micros),
        steps);
  }

  private static Duration micros(int micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }

  private static @Nullable String address(@Nullable InetAddress address) {
    return address == null ? null : address.getHostAddress();
  }
}
