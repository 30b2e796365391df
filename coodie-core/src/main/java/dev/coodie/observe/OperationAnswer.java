package dev.coodie.observe;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request.
 *
 * @param rows how many rows the page has, 0 for a failure
 * @param more whether other pages follow
 * @param bytes the size of the answer, -1 if the driver does not say it
 * @param coordinator the address of the node that answered, null if the driver does not say it; it
 *     does for pages of rows
 * @param warnings what the server warned of, without values
 * @param took from when it was handed to the driver
 * @param error why it failed, null if it did not
 */
public record OperationAnswer(
    int rows,
    boolean more,
    long bytes,
    @Nullable String coordinator,
    List<String> warnings,
    Duration took,
    @Nullable Throwable error) {
  /** Copies the list. */
  public OperationAnswer {
    warnings = List.copyOf(warnings);
  }
}
