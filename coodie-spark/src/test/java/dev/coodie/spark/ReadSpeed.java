package dev.coodie.spark;

import com.sun.management.OperatingSystemMXBean;
import dev.coodie.Coodie;
import dev.coodie.embedded.EmbeddedCassandra;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How fast Spark reads a table through the source, beside {@code scan().forEach} of the same rows
 * in the same JVM: rows a second, and rows a second of CPU of this JVM. Not a test; run it with the
 * number of rows.
 */
final class ReadSpeed {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private ReadSpeed() {}

  public static void main(String[] arguments) {
    int rows = arguments.length == 0 ? 200_000 : Integer.parseInt(arguments[0]);
    try (EmbeddedCassandra node = EmbeddedCassandra.start();
        Coodie coodie = node.coodie("speed")) {
      fill(coodie, rows);
      Dataset<Row> table =
          LocalSpark.get()
              .session()
              .read()
              .format("coodie")
              .option("hosts", Tables.hosts(node))
              .option("table", "speed.rows")
              .option("page-size", 5_000)
              .option("parts", 16)
              .load();
      for (int round = 0; round < 6; round++) {
        measure("scan().forEach, cells", rows, () -> scan(coodie, false));
        measure("scan().forEach, values", rows, () -> scan(coodie, true));
        measure("Spark", rows, () -> table.write().format("noop").mode("overwrite").save());
      }
    } finally {
      LocalSpark.get().session().stop();
    }
  }

  private static void fill(Coodie coodie, int rows) {
    coodie.execute(
        "CREATE TABLE rows (k bigint PRIMARY KEY, a int, b text, c double, d timestamp, e uuid,"
            + " f text, g boolean)");
    CompletableFuture<?>[] writes = new CompletableFuture<?>[1_000];
    for (int i = 0; i < rows; i++) {
      writes[i % writes.length] =
          coodie
              .async()
              .execute(
                  "INSERT INTO rows (k, a, b, c, d, e, f, g) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                  (long) i,
                  i,
                  "customer " + i,
                  i / 7.0,
                  Instant.ofEpochMilli(1_700_000_000_000L + i),
                  new UUID(i, i),
                  "a text that is a little longer, as addresses are: " + i,
                  i % 2 == 0)
              .toCompletableFuture();
      if ((i + 1) % writes.length == 0) {
        CompletableFuture.allOf(writes).join();
      }
    }
  }

  private static void scan(Coodie coodie, boolean values) {
    long[] seen = new long[1];
    coodie
        .scan("speed", "rows")
        .pageSize(5_000)
        .forEach(
            row -> {
              for (int i = 0; i < row.size(); i++) {
                Object value = values ? row.get(i) : row.bytes(i);
                seen[0] += value == null ? 0 : 1;
              }
            });
    if (seen[0] == 0) {
      throw new IllegalStateException("no rows");
    }
  }

  private static void measure(String what, int rows, Runnable reading) {
    long cpu = SYSTEM.getProcessCpuTime();
    long time = System.nanoTime();
    reading.run();
    double seconds = (System.nanoTime() - time) / 1e9;
    double used = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-24s %,9.0f rows/s %,9.0f rows/s of CPU%n",
        what,
        rows / seconds,
        rows / used);
  }
}
