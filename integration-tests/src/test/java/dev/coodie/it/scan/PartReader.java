package dev.coodie.it.scan;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.scan.ScanPart;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A JVM that reads one part of a table and writes the key of each row into a file. */
final class PartReader {
  static final String TABLE = "divided";

  private PartReader() {}

  static Process start(
      String contactPoint, String datacenter, String keyspace, ScanPart part, Path rows, Path log)
      throws IOException {
    return new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                PartReader.class.getName(),
                contactPoint,
                datacenter,
                keyspace,
                part.toString(),
                rows.toString()))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  public static void main(String[] arguments) throws IOException {
    CoodieConfig config =
        CoodieConfig.at(arguments[0]).localDatacenter(arguments[1]).keyspace(arguments[2]);
    try (Coodie coodie = Coodie.connect(config);
        FileOutputStream rows = new FileOutputStream(arguments[4])) {
      coodie
          .scan(arguments[2], TABLE, "p", "c")
          .from(ScanPart.parse(arguments[3]))
          .pageSize(100)
          .forEach(row -> write(rows, row.getInt(0) + "/" + row.getInt(1) + "\n"));
    }
  }

  /** One write without a buffer, so what was read is there when the JVM is killed. */
  private static void write(FileOutputStream file, String line) {
    try {
      file.write(line.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
