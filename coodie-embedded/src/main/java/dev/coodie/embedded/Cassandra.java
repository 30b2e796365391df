package dev.coodie.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** Which Cassandra is run, and what of its dependencies a node does not need. */
final class Cassandra {
  static final String VERSION = version();
  static final List<String> EXCLUDED = excluded();

  private Cassandra() {}

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = resource("cassandra.properties")) {
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each as {@code group:artifact}. */
  private static List<String> excluded() {
    return lines("excluded.txt").stream().filter(line -> !line.startsWith("#")).toList();
  }

  /** The jar with what runs inside the node besides Cassandra. */
  static byte[] childJar() {
    return bytes("child.jar");
  }

  /** The lines of a resource that are not blank. */
  static List<String> lines(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }

  static byte[] bytes(String name) {
    try (InputStream in = resource(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    InputStream in = Cassandra.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException(
          "The resource " + name + " of coodie-embedded is missing: build it with Maven");
    }
    return in;
  }
}
