package dev.coodie.cli;

import dev.coodie.Coodie;
import dev.coodie.cql.CqlNames;
import dev.coodie.model.Suggestions;
import java.util.List;
import java.util.stream.Collectors;

/** The keyspaces of a database. */
final class Keyspaces {
  private static final int MOST = 20;

  private Keyspaces() {}

  /**
   * Looks whether a keyspace is there.
   *
   * @throws CliError if not, with those that are, and how to create it
   */
  static void check(Coodie coodie, String name) {
    List<String> all =
        coodie.execute("SELECT keyspace_name FROM system_schema.keyspaces").stream()
            .map(row -> String.valueOf(row.get(0, String.class)))
            .sorted()
            .toList();
    if (!all.contains(name)) {
      throw missing(name, all.stream().filter(other -> !other.startsWith("system")).toList());
    }
  }

  private static CliError missing(String name, List<String> others) {
    String there =
        others.isEmpty()
            ? "There is none but the server's own. "
            : "There are: "
                + others.stream().limit(MOST).collect(Collectors.joining(", "))
                + (others.size() > MOST ? " and " + (others.size() - MOST) + " more. " : ". ");
    return CliError.failed(
        "coodie-1126",
        "There is no keyspace "
            + name
            + ". "
            + Suggestions.forName(name, others)
            + there
            + "Give another with --keyspace, or create it: coodie query \"CREATE KEYSPACE "
            + CqlNames.plain(name).replace("\"", "\\\"")
            + " WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': 3}\""
            + " (1 with a single node).");
  }
}
