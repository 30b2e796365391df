package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.retry.RetryVerdict;
import com.datastax.oss.driver.api.core.session.Request;
import com.datastax.oss.driver.internal.core.retry.DefaultRetryPolicy;

/**
 * The driver's own retries, except one: when too few replicas are alive, the driver asks another
 * node, even for what must not be run twice. A conditional write counts its replicas again when it
 * commits; it may have been accepted by then, and a second run would find its own row and say that
 * it was not applied. Named in the configuration that coodie gives to the driver; not for
 * applications.
 */
public final class StatementRetryPolicy extends DefaultRetryPolicy {
  /** Called by the driver. */
  public StatementRetryPolicy(DriverContext context, String profileName) {
    super(context, profileName);
  }

  @Override
  public RetryVerdict onUnavailableVerdict(
      Request request, ConsistencyLevel cl, int required, int alive, int retryCount) {
    return cl.isSerial() || Boolean.TRUE.equals(request.isIdempotent())
        ? super.onUnavailableVerdict(request, cl, required, alive, retryCount)
        : RetryVerdict.RETHROW;
  }
}
