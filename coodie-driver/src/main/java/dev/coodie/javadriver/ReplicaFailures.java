package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.servererrors.QueryConsistencyException;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import com.datastax.oss.driver.api.core.servererrors.WriteFailureException;
import java.net.InetAddress;
import java.util.Map;
import java.util.StringJoiner;

/** Why replicas failed, as far as they say so. */
final class ReplicaFailures {
  /** As Cassandra's {@code RequestFailureReason} names its codes; 0 is unknown. */
  private static final Map<Integer, String> NAMES =
      Map.of(
          1, "READ_TOO_MANY_TOMBSTONES",
          2, "TIMEOUT",
          3, "INCOMPATIBLE_SCHEMA",
          4, "READ_SIZE",
          5, "NODE_DOWN",
          6, "INDEX_NOT_AVAILABLE",
          7, "READ_TOO_MANY_INDEXES");

  private ReplicaFailures() {}

  /** {@code " (NODE_DOWN at 10.0.0.2)"}; empty if no reason is known. */
  static String reasons(QueryConsistencyException error) {
    Map<InetAddress, Integer> codes =
        error instanceof ReadFailureException read
            ? read.getReasonMap()
            : error instanceof WriteFailureException write ? write.getReasonMap() : Map.of();
    StringJoiner reasons = new StringJoiner(", ", " (", ")").setEmptyValue("");
    codes.forEach(
        (node, code) -> {
          if (NAMES.containsKey(code)) {
            reasons.add(NAMES.get(code) + " at " + node.getHostAddress());
          }
        });
    return reasons.toString();
  }
}
