package dev.coodie.micrometer;

import dev.coodie.observe.Operation;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;

/** What conventions and handlers know of an operation that is observed. */
public final class OperationContext extends SenderContext<Operation> {
  private final Operation operation;

  OperationContext(Operation operation) {
    super((carrier, key, value) -> {}, Kind.CLIENT);
    this.operation = operation;
    setCarrier(operation);
    setRemoteServiceName("cassandra");
  }

  /** The operation; its counts grow until it ends. */
  public Operation operation() {
    return operation;
  }
}
