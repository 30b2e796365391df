package dev.coodie.schema;

import dev.coodie.Coodie;
import dev.coodie.internal.lock.LeaseTimes;
import java.time.Duration;

/** Opens what is not for users: locks that last seconds. */
public final class ShortLeases {
  /** Leases of three seconds, and half a second in which claims settle. */
  public static final LeaseTimes TIMES =
      new LeaseTimes(
          Duration.ofSeconds(3),
          Duration.ofMillis(500),
          Duration.ofMillis(20),
          Duration.ofMillis(100));

  private ShortLeases() {}

  /** The schema of {@code keyspace}, whose locks last three seconds unless they are renewed. */
  public static Schema of(Coodie coodie, String keyspace) {
    return new Schema(coodie.schema().keyspace(keyspace).async().leases(TIMES));
  }
}
