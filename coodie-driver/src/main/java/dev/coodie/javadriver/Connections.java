package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import com.datastax.oss.driver.internal.core.pool.ChannelPool;
import com.datastax.oss.driver.internal.core.session.DefaultSession;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether the connections of a session can take another statement. One that timed out keeps its
 * place on the connection until the server answers; where a node stalls, all are kept soon, and the
 * driver then closes the connection. Thread-safe.
 */
final class Connections {
  /** Several threads may have seen the same free place. */
  private static final int SPARE = 16;

  private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(1);

  private volatile @Nullable DefaultSession session;
  private volatile boolean doubtful;
  private volatile long doubtfulSince;

  void watch(DefaultSession opened) {
    session = opened;
  }

  /** Something went wrong, so that it is not known any more without looking. */
  void doubt() {
    doubtfulSince = System.nanoTime();
    doubtful = true;
  }

  /**
   * False while a node is up, but no connection has a free place. If no node is up, the driver says
   * so at once.
   */
  boolean haveRoom() {
    DefaultSession watched = session;
    if (!doubtful || watched == null) {
      return true;
    }
    boolean up = false;
    boolean room = false;
    boolean calm = System.nanoTime() - doubtfulSince > CALM_NANOS;
    for (Map.Entry<Node, ChannelPool> each : watched.getPools().entrySet()) {
      ChannelPool pool = each.getValue();
      boolean free = pool.getAvailableIds() > SPARE;
      boolean nodeUp = each.getKey().getState() == NodeState.UP;
      room |= free;
      up |= nodeUp;
      calm &= !nodeUp || (free && pool.getOrphanedIds() == 0);
    }
    if (calm) {
      doubtful = false;
    }
    return room || !up;
  }
}
