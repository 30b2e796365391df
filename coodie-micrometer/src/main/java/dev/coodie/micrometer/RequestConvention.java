package dev.coodie.micrometer;

import dev.coodie.observe.OperationAnswer;
import dev.coodie.observe.OperationRequest;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;

/**
 * How a request of an operation is called, as {@link OperationConvention}. Extend it to change it,
 * and give it to {@link CoodieObservations#requests(RequestConvention)}. Thread-safe.
 */
public class RequestConvention implements GlobalObservationConvention<RequestContext> {
  /** The name of the timer. */
  public static final String NAME = "coodie.request.duration";

  /** Named as operations are. */
  public RequestConvention() {}

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof RequestContext;
  }

  @Override
  public String getName() {
    return NAME;
  }

  /** The name of the span: {@code request 2}, {@code request 3, attempt 2}. */
  @Override
  public String getContextualName(RequestContext context) {
    OperationRequest request = context.request();
    return "request "
        + request.number()
        + (request.attempt() == 1 ? "" : ", attempt " + request.attempt());
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(RequestContext context) {
    return OperationConvention.of(context.operation(), context.getError());
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(RequestContext context) {
    OperationRequest request = context.request();
    KeyValues values =
        KeyValues.of(
            KeyValue.of("db.query.text", request.cql()),
            KeyValue.of("coodie.attempt", Integer.toString(request.attempt())),
            KeyValue.of("coodie.next_page", Boolean.toString(request.isNextPage())));
    if (request.statements() > 1) {
      values = values.and("db.operation.batch.size", Integer.toString(request.statements()));
    }
    return context.answer().map(RequestConvention::of).map(values::and).orElse(values);
  }

  private static KeyValues of(OperationAnswer answer) {
    KeyValues values = KeyValues.of("db.response.returned_rows", Integer.toString(answer.rows()));
    String coordinator = answer.coordinator();
    return coordinator == null ? values : values.and("network.peer.address", coordinator);
  }
}
