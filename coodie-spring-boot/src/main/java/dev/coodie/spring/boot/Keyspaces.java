package dev.coodie.spring.boot;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.core.env.Environment;

/** Which keyspace an application uses. */
final class Keyspaces {
  private static final int LONGEST = 48;

  private Keyspaces() {}

  /**
   * What {@code coodie.keyspace} says; on the embedded node, where nobody has made one, otherwise
   * the application's name; null leaves it to the session.
   */
  static @Nullable String of(
      CoodieProperties properties, CassandraConnectionDetails details, Environment environment) {
    if (properties.keyspace() != null
        || !(details instanceof EmbeddedConnectionDetails)
        || environment.containsProperty("spring.cassandra.keyspace-name")) {
      return properties.keyspace();
    }
    String name =
        environment
            .getProperty("spring.application.name", "app")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9_]", "_");
    return name.substring(0, Math.min(name.length(), LONGEST));
  }
}
