package dev.coodie.internal.table;

import dev.coodie.internal.run.Runner;
import dev.coodie.model.Inside;
import java.util.Optional;

/** What all handles of one {@code Coodie} share: what runs statements, and the choices for them. */
public record Session(Runner runner, Defaults defaults) implements Inside<Object> {
  /** The keyspace where neither a handle nor a document names one. */
  public Optional<String> keyspace() {
    return Optional.ofNullable(defaults.keyspace()).or(() -> runner.driver().keyspace());
  }
}
