package dev.coodie.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a job of Spark is started with. */
final class SparkFiles {
  private SparkFiles() {}

  /** {@code bin/spark-submit} of the Spark that is named, or of {@code SPARK_HOME}. */
  static Path submit(Shell shell, @Nullable String named) {
    String home = named == null ? shell.environment().get("SPARK_HOME") : named;
    if (home == null || home.isEmpty()) {
      throw CliError.wrongUse(
          "coodie-1515",
          "It is not said where Spark is. Set SPARK_HOME, or give --spark-home; Spark 4.0 or newer"
              + " is at spark.apache.org.");
    }
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    Path submit =
        shell
            .path(home)
            .toAbsolutePath()
            .resolve("bin")
            .resolve(windows ? "spark-submit.cmd" : "spark-submit");
    if (!Files.isExecutable(submit)) {
      throw CliError.wrongUse(
          "coodie-1515",
          "There is no Spark in "
              + home
              + ": "
              + submit
              + " cannot be run. Correct SPARK_HOME or --spark-home.");
    }
    return submit;
  }

  /** The assembly that is named, or the one beside the jar of this command. */
  static Path jar(Shell shell, @Nullable String named) {
    if (named != null) {
      Path file = shell.path(named).toAbsolutePath();
      if (!Files.isReadable(file)) {
        throw CliError.wrongUse(
            "coodie-1516", "Cannot read " + file + ", which --spark-jar names.");
      }
      return file;
    }
    Path folder = folder();
    List<Path> found = assemblies(folder);
    if (found.size() != 1) {
      throw CliError.wrongUse(
          "coodie-1516",
          "There "
              + (found.isEmpty() ? "is no" : "is more than one")
              + " coodie-spark-VERSION-assembly.jar in "
              + folder
              + ", beside the jar of this command. Name it with --spark-jar.");
    }
    return found.get(0);
  }

  private static List<Path> assemblies(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("coodie-spark-.+-assembly\\.jar"))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Path folder() {
    try {
      Path code =
          Path.of(SparkFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return code.toAbsolutePath().resolveSibling("");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("class files are in files", e);
    }
  }
}
