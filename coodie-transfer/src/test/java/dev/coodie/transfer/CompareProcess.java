package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.embedded.EmbeddedCassandra;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A comparison in a JVM of its own, which can be killed and has little memory. */
final class CompareProcess {
  private CompareProcess() {}

  /** Begins it; it replaces no file, and goes on with what is there. */
  static Process start(
      EmbeddedCassandra node, int megabytes, ComparedPair pair, Path file, boolean repair)
      throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            List.of(
                java.toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CompareProcess.class.getName(),
                node.address() + ":" + node.port(),
                node.localDatacenter(),
                pair.keyspace(),
                pair.a(),
                pair.b(),
                file.toString(),
                Boolean.toString(repair)))
        .redirectErrorStream(true)
        .redirectOutput(new File(file + ".log"))
        .start();
  }

  public static void main(String[] arguments) {
    try (Coodie coodie =
        Coodie.connect(CoodieConfig.at(arguments[0]).localDatacenter(arguments[1]))) {
      ComparedPair pair = new ComparedPair(coodie, arguments[2], arguments[3], arguments[4]);
      TableComparison comparison = of(pair, Path.of(arguments[5]));
      comparison =
          Boolean.parseBoolean(arguments[6])
              ? comparison.repair(Side.B).apply().delete().force()
              : comparison;
      ComparisonResult unused = comparison.resume().run();
    }
  }

  static TableComparison of(ComparedPair pair, Path file) {
    return pair.comparison().pageSize(10).parallelism(1).into(file);
  }
}
