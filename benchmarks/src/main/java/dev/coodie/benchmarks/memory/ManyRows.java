package dev.coodie.benchmarks.memory;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.benchmarks.path.Sessions;
import dev.coodie.javadriver.JavaDriver;
import java.net.InetSocketAddress;
import java.util.List;

/** A small JVM that reads very many rows and watches its heap. */
final class ManyRows {
  /** How it ends when there is not enough memory. */
  static final int OUT_OF_MEMORY = 3;

  private ManyRows() {}

  /**
   * Arguments: how to read ({@link Way}), how many rows, and the address and port of the node; none
   * for rows that are simulated. Prints the live heap after each tenth, in MiB.
   */
  public static void main(String[] args) {
    Way way = Way.valueOf(args[0]);
    int rows = Integer.parseInt(args[1]);
    try {
      if (args.length == 2) {
        read(Coodie.of(new SimulatedRows(rows), CoodieConfig.defaults().keyspace("ks")), way, rows);
      } else {
        InetSocketAddress node = new InetSocketAddress(args[2], Integer.parseInt(args[3]));
        try (CqlSession session = Sessions.open(List.of(node))) {
          read(Coodie.of(JavaDriver.of(session)), way, rows);
        }
      }
    } catch (OutOfMemoryError e) {
      System.exit(OUT_OF_MEMORY);
    }
  }

  private static void read(Coodie coodie, Way way, int rows) {
    Documents<Small> documents = coodie.documents(Small.class);
    HeapWatch watch = new HeapWatch(rows);
    way.read(documents, watch);
    if (watch.rows() != rows) {
      throw new IllegalStateException("Read " + watch.rows() + " rows of " + rows);
    }
    System.out.println(watch);
  }
}
