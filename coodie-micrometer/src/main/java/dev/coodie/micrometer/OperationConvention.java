package dev.coodie.micrometer;

import dev.coodie.driver.Consistency;
import dev.coodie.error.CoodieException;
import dev.coodie.observe.Operation;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an operation is called: by the conventions of OpenTelemetry for databases. Those of low
 * cardinality are tags of the timer and attributes of the span, and always there, {@code none}
 * where nothing is known; those of high cardinality are attributes of the span only. Extend it and
 * override what you want otherwise, and give it to {@link
 * CoodieObservations#operations(OperationConvention)}. Thread-safe.
 */
public class OperationConvention implements GlobalObservationConvention<OperationContext> {
  /** The name of the timer. */
  public static final String NAME = "db.client.operation.duration";

  static final String NONE = "none";

  /** Named by OpenTelemetry's conventions. */
  public OperationConvention() {}

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof OperationContext;
  }

  @Override
  public String getName() {
    return NAME;
  }

  /** The name of the span: {@code find product}, {@code raw}. */
  @Override
  public String getContextualName(OperationContext context) {
    Operation operation = context.operation();
    return operation.name() + operation.table().map(table -> " " + table).orElse("");
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(OperationContext context) {
    Operation operation = context.operation();
    return of(operation, context.getError())
        .and(
            KeyValue.of(
                "cassandra.consistency.level",
                operation.consistency().map(OperationConvention::level).orElse(NONE)),
            KeyValue.of("cassandra.query.idempotent", Boolean.toString(operation.idempotent())));
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(OperationContext context) {
    Operation operation = context.operation();
    KeyValues values =
        KeyValues.of(
            KeyValue.of("db.query.text", operation.cql().orElse(NONE)),
            KeyValue.of("db.response.returned_rows", Long.toString(operation.rows())),
            KeyValue.of("coodie.document", operation.document().orElse(NONE)),
            KeyValue.of("coodie.requests", Integer.toString(operation.requests())),
            KeyValue.of("coodie.pages", Integer.toString(operation.pages())),
            KeyValue.of("coodie.repetitions", Integer.toString(operation.repetitions())),
            KeyValue.of("coodie.response.bytes", Long.toString(operation.bytes())));
    if (operation.pageSize().isPresent()) {
      values = values.and("cassandra.page.size", Long.toString(operation.pageSize().getAsLong()));
    }
    if (operation.applied().isPresent()) {
      values = values.and("coodie.applied", operation.applied().get().toString());
    }
    return operation.warnings().isEmpty()
        ? values
        : values.and("coodie.server.warnings", String.join("; ", operation.warnings()));
  }

  /** What operations and their requests have in common. */
  static KeyValues of(Operation operation, @Nullable Throwable error) {
    return KeyValues.of(
        KeyValue.of("db.system.name", "cassandra"),
        KeyValue.of("db.operation.name", operation.name()),
        KeyValue.of("db.namespace", operation.keyspace().orElse(NONE)),
        KeyValue.of("db.collection.name", operation.table().orElse(NONE)),
        KeyValue.of("error.type", errorType(error)));
  }

  /** An id of ours tells more than a class. */
  private static String errorType(@Nullable Throwable error) {
    return error == null
        ? NONE
        : error instanceof CoodieException own ? own.id() : error.getClass().getName();
  }

  private static String level(Consistency consistency) {
    return consistency.name().toLowerCase(Locale.ROOT);
  }
}
