package dev.coodie.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * The release that a version is, and what of its dependencies a node does not need, each as {@code
 * group:artifact}. The number of the jars that are left and their size are for the user.
 */
record Cassandra(
    CassandraVersion version, String release, List<String> excluded, int jars, int megabytes) {
  static Cassandra of(CassandraVersion version) {
    Properties properties = new Properties();
    try {
      properties.load(new ByteArrayInputStream(Resources.bytes("cassandra.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read(version, properties);
  }

  private static Cassandra read(CassandraVersion version, Properties properties) {
    List<String> kept = Arrays.asList(properties.getProperty(version + ".kept", "").split(",", -1));
    return new Cassandra(
        version,
        properties.getProperty(version + ".release"),
        Resources.lines("excluded.txt").stream()
            .filter(line -> !line.startsWith("#") && !kept.contains(line))
            .toList(),
        Integer.parseInt(properties.getProperty(version + ".jars")),
        Integer.parseInt(properties.getProperty(version + ".megabytes")));
  }

  /** Whether it measures its objects in a way that JDK 17 allows only to an agent. */
  boolean needsAgent() {
    return version.compareTo(CassandraVersion.V5_0) < 0;
  }

  /** For messages, for example {@code Cassandra 5.0.9}. */
  @Override
  public String toString() {
    return "Cassandra " + release;
  }
}
