package dev.coodie.migrations.scan;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.driver.Row;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A JVM that scans the table {@code killed} and writes the key of each row it handled into a file,
 * where it stays when the JVM is killed.
 */
final class ScanChild {
  static final int RANGES = 256;
  static final String NAME = "killed";

  private ScanChild() {}

  static Process start(
      String contactPoint, String datacenter, String keyspace, Path handled, Path output)
      throws IOException {
    return new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                ScanChild.class.getName(),
                contactPoint,
                datacenter,
                keyspace,
                handled.toString()))
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  static TableScan<Row> scan(Coodie coodie, String keyspace) {
    return TableScan.of(coodie, keyspace, NAME)
        .columns("p", "c")
        .named(NAME)
        .ranges(RANGES)
        .pageSize(500)
        .lease(Duration.ofSeconds(4));
  }

  public static void main(String[] arguments) throws IOException {
    CoodieConfig config =
        CoodieConfig.at(arguments[0])
            .localDatacenter(arguments[1])
            .keyspace(arguments[2])
            .requestTimeout(Duration.ofSeconds(20));
    try (Coodie coodie = Coodie.connect(config);
        FileOutputStream handled = new FileOutputStream(new File(arguments[3]))) {
      scan(coodie, arguments[2])
          .forEachAsync(
              row ->
                  CompletableFuture.runAsync(
                      () -> write(handled, row.getInt(0) + "/" + row.getInt(1) + "\n")));
    }
  }

  /** One write without a buffer, so a line that was written is whole. */
  private static void write(FileOutputStream file, String line) {
    try {
      file.write(line.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
