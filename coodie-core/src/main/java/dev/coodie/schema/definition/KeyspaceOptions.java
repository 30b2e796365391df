package dev.coodie.schema.definition;

import dev.coodie.annotation.CheckReturnValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a keyspace is made with, or altered to: copies, durable writes, tablets. What is not said is
 * left to the server when it is made, and left alone when it is altered. An immutable value.
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

  /** Nothing said. */
  public static KeyspaceOptions none() {
    return NONE;
  }

  /** This replication, and nothing else said. */
  public static KeyspaceOptions of(Replication replication) {
    return NONE.replication(replication);
  }

  /** The same with these copies. */
  public KeyspaceOptions replication(Replication value) {
    return new KeyspaceOptions(value, durableWrites, tablets);
  }

  /**
   * The same, saying whether writes go to the commit log; servers take yes for an answer that is
   * not given. Without it, a node that stops loses what it had not yet flushed.
   */
  public KeyspaceOptions durableWrites(boolean value) {
    return new KeyspaceOptions(replication, value, tablets);
  }

  /**
   * The same, saying whether tables are divided into tablets. ScyllaDB alone, from 6.0 and 2024.2,
   * and settled when the keyspace is made. CQL: {@code tablets = {'enabled': ..}}.
   */
  public KeyspaceOptions tablets(boolean enabled) {
    return new KeyspaceOptions(replication, durableWrites, enabled);
  }

  /** The copies, if that is said. */
  public Optional<Replication> replication() {
    return Optional.ofNullable(replication);
  }

  /** Whether writes go to the commit log, if that is said. */
  public Optional<Boolean> durableWrites() {
    return Optional.ofNullable(durableWrites);
  }

  /** Whether there are tablets, if that is said. */
  public Optional<Boolean> tablets() {
    return Optional.ofNullable(tablets);
  }
}
