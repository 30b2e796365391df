package dev.coodie.cli;

import dev.coodie.schema.Schema;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What to do when somebody else holds the lock of the keyspace. */
final class LockOptions {
  @Option(
      names = "--patience",
      paramLabel = "DURATION",
      defaultValue = "2m",
      converter = Patience.class,
      description =
          "How long to wait for a lock that another process holds, such as 90s; 0s"
              + " does not wait."
              + " Default: ${DEFAULT-VALUE}.")
  private Duration patience = Duration.ofMinutes(2);

  @Option(
      names = "--force-unlock",
      description = "First take the lock from the process that holds it, if that one is stuck.")
  private boolean forceUnlock;

  Duration patience() {
    return patience;
  }

  /** Takes the lock away if that is wanted, and tells from whom. */
  void unlock(Shell shell, Schema schema) {
    if (forceUnlock) {
      String told =
          schema
              .forceUnlock()
              .map(
                  holder ->
                      "Took the lock away from "
                          + holder.host()
                          + ", held since "
                          + holder.since()
                          + ".")
              .orElse("Nobody held the lock.");
      shell.err().println(told);
    }
  }
}
