package dev.coodie.schema.definition;

import dev.coodie.annotation.CheckReturnValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options that a keyspace is created with, or altered to: copies, durable writes, tablets. An
 * option that is not given is chosen by the server when the keyspace is created, and stays as it is
 * when it is altered. An immutable value.
 */
@CheckReturnValue
public final class KeyspaceOptions {
  private static final KeyspaceOptions NONE = new KeyspaceOptions(null, null, null);

  private final @Nullable Replication replication;
  private final @Nullable Boolean durableWrites;
  private final @Nullable Boolean tablets;

  private KeyspaceOptions(
      @Nullable Replication replication,
      @Nullable Boolean durableWrites,
      @Nullable Boolean tablets) {
    this.replication = replication;
    this.durableWrites = durableWrites;
    this.tablets = tablets;
  }

  /** No options. */
  public static KeyspaceOptions none() {
    return NONE;
  }

  /** Only this replication. */
  public static KeyspaceOptions of(Replication replication) {
    return NONE.replication(replication);
  }

  /** The same with these copies. */
  public KeyspaceOptions replication(Replication value) {
    return new KeyspaceOptions(value, durableWrites, tablets);
  }

  /**
   * The same, with or without durable writes: whether writes go to the commit log; servers do so by
   * default. Without it, a node that stops loses what it has not yet flushed.
   */
  public KeyspaceOptions durableWrites(boolean value) {
    return new KeyspaceOptions(replication, value, tablets);
  }

  /**
   * The same, with or without tablets. Only for ScyllaDB 6.0 and 2024.2 or later, and fixed when
   * the keyspace is created. CQL: {@code tablets = {'enabled': ..}}.
   */
  public KeyspaceOptions tablets(boolean enabled) {
    return new KeyspaceOptions(replication, durableWrites, enabled);
  }

  /** The replication, if given. */
  public Optional<Replication> replication() {
    return Optional.ofNullable(replication);
  }

  /** Whether writes go to the commit log, if given. */
  public Optional<Boolean> durableWrites() {
    return Optional.ofNullable(durableWrites);
  }

  /** Whether there are tablets, if given. */
  public Optional<Boolean> tablets() {
    return Optional.ofNullable(tablets);
  }
}
