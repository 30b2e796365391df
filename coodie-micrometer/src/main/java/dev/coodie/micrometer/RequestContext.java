package dev.coodie.micrometer;

import dev.coodie.observe.Answer;
import dev.coodie.observe.Operation;
import dev.coodie.observe.Request;
import io.micrometer.observation.Observation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What conventions and handlers know of a request of an operation: a page, or an attempt. */
public final class RequestContext extends Observation.Context {
  private final Operation operation;
  private final Request request;
  private volatile @Nullable Answer answer;

  RequestContext(Operation operation, Request request) {
    this.operation = operation;
    this.request = request;
  }

  /** The operation that it belongs to. */
  public Operation operation() {
    return operation;
  }

  /** The request. */
  public Request request() {
    return request;
  }

  /** What became of it, empty until it is known. */
  public Optional<Answer> answer() {
    return Optional.ofNullable(answer);
  }

  void answered(Answer given) {
    answer = given;
  }
}
