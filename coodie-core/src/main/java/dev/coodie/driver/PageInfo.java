package dev.coodie.driver;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a driver knows of an answer beside its rows.
 *
 * @param warnings what the server warns of; never with a bound value in it
 * @param bytes the size of the answer, -1 if it is not known
 * @param coordinator the address of the node that answered, null if it is not known
 * @param preparedAgain how often the statement was prepared again, since the table or its types
 *     were not what they had been
 * @param traceId the id of the trace that the server wrote, null if it wrote none
 */
public record PageInfo(
    List<String> warnings,
    long bytes,
    @Nullable String coordinator,
    int preparedAgain,
    @Nullable UUID traceId) {
  /** Nothing is known. */
  public static final PageInfo NONE = new PageInfo(List.of(), -1, null, 0, null);

  /** Copies the list. */
  public PageInfo {
    warnings = List.copyOf(warnings);
  }

  /** Nothing but warnings. */
  public static PageInfo of(String... warnings) {
    return new PageInfo(List.of(warnings), -1, null, 0, null);
  }
}
