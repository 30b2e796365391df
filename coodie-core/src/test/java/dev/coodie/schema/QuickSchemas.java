package dev.coodie.schema;

import dev.coodie.driver.Driver;
import dev.coodie.internal.lock.LeaseTimes;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.table.Auditing;
import dev.coodie.internal.table.Defaults;
import dev.coodie.internal.table.SaveHooks;
import dev.coodie.internal.table.Session;
import java.time.Duration;

/** Opens what is not for users: schemas that do not wait for long. */
public final class QuickSchemas {
  private QuickSchemas() {}

  /** The same with locks that last as long. */
  public static Schema leases(Schema schema, LeaseTimes times) {
    return new Schema(schema.async().leases(times));
  }

  /** A schema whose nodes may take as long to agree. */
  public static AsyncSchema agreeing(Driver driver, Duration agreement) {
    Defaults defaults =
        new Defaults(null, 0, true, null, 0, 0, SaveHooks.NONE, Auditing.DEFAULT, document -> {});
    return new AsyncSchema(new Session(new Runner(driver), defaults), agreement);
  }
}
