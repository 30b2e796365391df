package dev.coodie.observe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What operations gave, with the server's traces of their requests. What they gave is never lost
 * because a trace is.
 *
 * @param value what they gave
 * @param traces one for each request, in the order of the answers, at most the first 20
 * @param warnings what the server warned of, each once
 * @param missing why traces are missing, if some are
 */
public record Traced<R extends @Nullable Object>(
    R value, List<Trace> traces, List<String> warnings, Optional<String> missing) {
  /** Copies the lists. */
  public Traced {
    traces = List.copyOf(traces);
    warnings = List.copyOf(warnings);
  }

  /** The traces, warnings and what is missing, for people; not what the operations gave. */
  @Override
  public String toString() {
    String all = traces.stream().map(Trace::toString).collect(Collectors.joining("\n"));
    String warned =
        warnings.stream().map(w -> "\nThe server warns: " + w).collect(Collectors.joining());
    return (all + warned + missing.map(why -> "\n" + why).orElse("")).strip();
  }
}
