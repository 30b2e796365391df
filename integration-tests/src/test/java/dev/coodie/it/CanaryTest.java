package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.embedded.EmbeddedCassandra;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values are in no message, no cause, no log and no text of an object, whatever is logged. */
class CanaryTest {
  @Test
  void a_bound_value_is_told_nowhere() throws IOException, InterruptedException {
    List<String> lines;
    try (EmbeddedCassandra node = EmbeddedCassandra.shared()) {
      lines = run(node.address() + ":" + node.port());
    }

    assertThat(lines).contains("done");
    assertThat(lines.stream().filter(line -> line.contains("CANARY")))
        .as("lines with the value")
        .isEmpty();
    assertThat(lines.stream().filter(line -> line.contains(" TRACE "))).isNotEmpty();
    assertThat(lines.stream().filter(line -> line.contains("keyspace change at runtime")))
        .isEmpty();
    assertThat(warnings(lines))
        .anyMatch(line -> line.contains("Aggregation query used without partition key"))
        .anyMatch(line -> line.contains("Batch for [") && line.contains("is of size"))
        .anyMatch(line -> line.contains("Unlogged batch covering 15 partitions"))
        .anyMatch(line -> line.contains("tombstone cells. Statement: SELECT"));
  }

  private static List<String> warnings(List<String> lines) {
    return lines.stream().filter(line -> line.contains("The server warns: ")).toList();
  }

  /** In a JVM of its own, since loggers are set up once. */
  private static List<String> run(String contactPoint) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-Dorg.slf4j.simpleLogger.logFile=System.err",
                "-cp",
                System.getProperty("java.class.path"),
                Canary.class.getName(),
                contactPoint,
                "canary_" + System.nanoTime())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}
