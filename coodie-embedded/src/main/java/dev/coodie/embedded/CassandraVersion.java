package dev.coodie.embedded;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A version of Apache Cassandra that an embedded node can be. Each stands for one release, which is
 * the one that was tested.
 */
public enum CassandraVersion {
  /** Cassandra 4.0. */
  V4_0("4.0"),
  /** Cassandra 4.1. */
  V4_1("4.1"),
  /** Cassandra 5.0, which a node is if nobody says otherwise. */
  V5_0("5.0"),
  /** Cassandra 6.0, of which there are only alpha releases so far. */
  V6_0("6.0");

  private final String text;

  CassandraVersion(String text) {
    this.text = text;
  }

  /**
   * The version that {@code text} names, for example {@code 6.0}.
   *
   * @throws EmbeddedCassandraException if it is none of them
   */
  public static CassandraVersion of(String text) {
    return Arrays.stream(values())
        .filter(version -> version.text.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Failures.badSetting(
                    "There is no embedded Cassandra \""
                        + text
                        + "\": give one of "
                        + Arrays.stream(values())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  /**
   * The version of nodes for which no other one is asked: {@link #V5_0}, or what the system
   * property {@code coodie.cassandra} names.
   *
   * @throws EmbeddedCassandraException if the property names none
   */
  public static CassandraVersion standard() {
    String named = System.getProperty("coodie.cassandra", "");
    return named.isEmpty() ? V5_0 : of(named);
  }

  /** The release that is run, for example {@code 5.0.9}. */
  public String release() {
    return Cassandra.of(this).release();
  }

  /** As {@link #of} reads it, for example {@code 5.0}. */
  @Override
  public String toString() {
    return text;
  }
}
