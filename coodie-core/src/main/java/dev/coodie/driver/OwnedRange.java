package dev.coodie.driver;

import java.util.List;

/**
 * A range of tokens, with what is known of a table there.
 *
 * @param range its tokens
 * @param replicas the hosts of the nodes that have its rows, without ports, in no particular order;
 *     empty if that is not known
 * @param bytes about how many bytes the table has in it on one replica, as the server estimated
 *     some minutes ago; 0 if it has no estimate
 */
public record OwnedRange(TokenRange range, List<String> replicas, double bytes) {
  /** Copies the hosts. */
  public OwnedRange {
    replicas = List.copyOf(replicas);
  }

  /** A range of which only its tokens are known. */
  public static OwnedRange of(TokenRange range) {
    return new OwnedRange(range, List.of(), 0);
  }
}
