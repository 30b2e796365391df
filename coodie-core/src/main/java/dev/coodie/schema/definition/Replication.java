package dev.coodie.schema.definition;

import dev.coodie.error.SchemaException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many copies of a keyspace's data there are, and where. */
public final class Replication {
  private final Map<String, String> options;

  private Replication(Map<String, String> options) {
    this.options = Collections.unmodifiableMap(options);
  }

  /**
   * {@code factor} copies anywhere: for one datacenter and for tests. CQL: {@code SimpleStrategy}.
   */
  public static Replication simple(int factor) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("class", "SimpleStrategy");
    options.put("replication_factor", copies("simple replication", factor));
    return new Replication(options);
  }

  /** A number of copies for each datacenter. CQL: {@code NetworkTopologyStrategy}. */
  public static Replication perDatacenter(Map<String, Integer> factors) {
    if (factors.isEmpty()) {
      throw new SchemaException(
          "coodie-701",
          "Replication per datacenter names no datacenter. Give at least one, for example"
              + " Map.of(\"datacenter1\", 3).");
    }
    if (factors.containsKey("class")) {
      throw new SchemaException(
          "coodie-718",
          "Replication per datacenter names one \"class\", which is what the map calls the"
              + " strategy. Give the datacenter's real name, as in nodetool status.");
    }
    Map<String, String> options = new LinkedHashMap<>();
    options.put("class", "NetworkTopologyStrategy");
    factors.forEach(
        (datacenter, factor) ->
            options.put(datacenter, copies("datacenter \"" + datacenter + "\"", factor)));
    return new Replication(options);
  }

  private static String copies(String where, int factor) {
    if (factor < 1) {
      throw new SchemaException(
          "coodie-702", "Replication for " + where + " is " + factor + "; it must be 1 or more.");
    }
    return Integer.toString(factor);
  }

  /** The replication map of CREATE KEYSPACE. */
  public Map<String, String> options() {
    return options;
  }
}
