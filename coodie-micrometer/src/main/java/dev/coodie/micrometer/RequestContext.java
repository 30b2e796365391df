package dev.coodie.micrometer;

import dev.coodie.observe.Operation;
import dev.coodie.observe.OperationAnswer;
import dev.coodie.observe.OperationRequest;
import io.micrometer.observation.Observation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What conventions and handlers know of a request of an operation: a page, or an attempt. */
public final class RequestContext extends Observation.Context {
  private final Operation operation;
  private final OperationRequest request;
  private volatile @Nullable OperationAnswer answer;

  RequestContext(Operation operation, OperationRequest request) {
    this.operation = operation;
    this.request = request;
  }

  /** The operation that it belongs to. */
  public Operation operation() {
    return operation;
  }

  /** The request. */
  public OperationRequest request() {
    return request;
  }

  /** What became of it, empty until it is known. */
  public Optional<OperationAnswer> answer() {
    return Optional.ofNullable(answer);
  }

  void answered(OperationAnswer given) {
    answer = given;
  }
}
