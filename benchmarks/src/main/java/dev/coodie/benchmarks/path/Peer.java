package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.List;

/** Who takes part; each in a JVM of its own. */
public enum Peer {
  /** By hand, bytes. */
  LIMIT("the limit"),
  /** By hand, typed getters and setters. */
  DRIVER_IDIOMS("idiomatic driver"),
  /** Generated DAOs. */
  DRIVER_MAPPER("driver mapper"),
  /** Templates. */
  SPRING_DATA("Spring Data"),
  /** This library. */
  COODIE("coodie");

  private final String label;

  Peer(String label) {
    this.label = label;
  }

  /** The order of rounds: who is compared most has a round beside that of the limit. */
  static List<Peer> inTurn() {
    return List.of(LIMIT, COODIE, DRIVER_MAPPER, DRIVER_IDIOMS, SPRING_DATA);
  }

  /** For tables and charts. */
  public String label() {
    return label;
  }

  Client make(CqlSession session) {
    return switch (this) {
      case LIMIT -> new DriverClient(session, new ByteMapping());
      case DRIVER_IDIOMS -> new DriverClient(session, new IdiomMapping());
      case DRIVER_MAPPER -> new MapperClient(session);
      case SPRING_DATA -> new SpringClient(session);
      case COODIE -> new CoodieClient(session);
    };
  }
}
