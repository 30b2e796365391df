package dev.coodie.benchmarks.spark;

import dev.coodie.benchmarks.BenchException;
import dev.coodie.benchmarks.Checkout;
import dev.coodie.benchmarks.JvmPipe;
import dev.coodie.benchmarks.MavenJars;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Starts a JVM for each reader, with the jars of its Spark and its source. */
final class SparkWorkers {
  private static final String MAIN = "dev.coodie.spark.speed.SpeedWorker";

  /** Of {@code java.base}, which spark-submit opens, too. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  private final Path classes;
  private final Path assembly;

  /**
   * Of the build that is there.
   *
   * @throws BenchException if there is none
   */
  SparkWorkers() throws IOException {
    Path built = Checkout.directory().resolve("coodie-spark").resolve("target");
    this.classes = built.resolve("test-classes");
    this.assembly = assembly(built);
    if (!Files.exists(classes.resolve(MAIN.replace('.', '/') + ".class"))) {
      throw notBuilt();
    }
  }

  private static Path assembly(Path built) throws IOException {
    if (!Files.isDirectory(built)) {
      throw notBuilt();
    }
    try (Stream<Path> files = Files.list(built)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-assembly.jar"))
          .findFirst()
          .orElseThrow(SparkWorkers::notBuilt);
    }
  }

  private static BenchException notBuilt() {
    return new BenchException(
        "coodie-spark is not built. Build it first: mvn install -DskipTests -pl coodie-spark -am");
  }

  /**
   * One that is connected, with two threads.
   *
   * @param rows of the table
   * @throws DependencyResolutionException if its jars cannot be had
   */
  JvmPipe start(SparkReader reader, InetSocketAddress node, String keyspace, String table, int rows)
      throws IOException, InterruptedException, DependencyResolutionException {
    List<String> flags = new ArrayList<>(List.of("-Xms1g", "-Xmx1g", "-Dspeed.rows=" + rows));
    for (String each : OPENED) {
      flags.add("--add-opens=java.base/" + each + "=ALL-UNNAMED");
    }
    return JvmPipe.start(
        classPath(reader),
        MAIN,
        flags,
        List.of(
            reader.way(),
            node.getAddress().getHostAddress(),
            Integer.toString(node.getPort()),
            keyspace,
            table));
  }

  /** The connector and the assembly have each a driver of their own. */
  private String classPath(SparkReader reader) throws DependencyResolutionException {
    List<String> artifacts =
        new ArrayList<>(List.of("org.apache.spark:spark-sql_2.13:" + reader.spark()));
    List<String> path = new ArrayList<>(List.of(classes.toString()));
    if (reader == SparkReader.CONNECTOR) {
      artifacts.add(
          "com.datastax.spark:spark-cassandra-connector_2.13:" + SparkReader.CONNECTOR_VERSION);
    } else {
      path.add(assembly.toString());
    }
    path.add(MavenJars.classPath(artifacts));
    return String.join(File.pathSeparator, path);
  }
}
