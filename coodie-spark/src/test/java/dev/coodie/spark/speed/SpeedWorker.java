package dev.coodie.spark.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The JVM of one way to read a whole table, for {@code ./coodie bench --only spark}. Not a test.
 * Each line of standard input names what is done with the rows; the answer is how many they were,
 * the seconds, the microseconds of this process for each, and what was found in them.
 */
final class SpeedWorker {
  private SpeedWorker() {}

  /**
   * Arguments: {@code scan}, {@code source}, {@code memory}, {@code coodie} or {@code connector},
   * host, port, keyspace, table.
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    System.setOut(System.err);
    String[] at = Arrays.copyOfRange(arguments, 1, arguments.length);
    try (Reads reads = reads(arguments[0], at)) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      out.println("ready " + reads.version());
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(measured(reads, line));
      }
    }
  }

  private static Reads reads(String source, String[] at) {
    return switch (source) {
      case "scan" -> new ScanReads(at);
      case "source" -> new SourceReads(at);
      case "memory" -> SparkReads.memory();
      case "coodie" -> SparkReads.coodie(at);
      case "connector" -> SparkReads.connector(at);
      default -> throw new IllegalArgumentException(source);
    };
  }

  private static String measured(Reads reads, String what) {
    System.gc();
    long cpu = CpuTime.nanos();
    long begin = System.nanoTime();
    Reads.Found found = reads.read(what);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double micros = (CpuTime.nanos() - cpu) / 1e3 / Math.max(1, found.rows());
    return found.rows() + " " + seconds + " " + micros + " " + found.sums();
  }
}
