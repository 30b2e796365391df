package dev.coodie.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What reads the tables: this process, or a job of Spark. */
final class SparkOptions {
  /** What does the work. */
  enum Engine {
    LOCAL,
    SPARK
  }

  @Option(
      names = "--engine",
      paramLabel = "local|spark",
      description =
          "Do it in this process, or on Spark, where each task does a part."
              + " Default: ${DEFAULT-VALUE}.",
      defaultValue = "local")
  private Engine engine = Engine.LOCAL;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark's master, such as local[*]. Default: what Spark is configured with.")
  private @Nullable String master;

  @Option(
      names = "--spark-home",
      paramLabel = "DIR",
      description = "Where Spark is, 4.0 or newer. Default: SPARK_HOME.")
  private @Nullable String home;

  @Option(
      names = "--spark-jar",
      paramLabel = "FILE",
      description = "coodie-spark's assembly jar. Default: the one beside this command's jar.")
  private @Nullable String jar;

  @Option(
      names = "--spark-conf",
      paramLabel = "NAME=VALUE",
      description = "A setting of Spark; repeat it for others.")
  private Map<String, String> conf = new LinkedHashMap<>();

  @Option(
      names = "--parts",
      paramLabel = "NUMBER",
      description = "Parts of the table, a task of Spark each. Default: 8 for each core.")
  private @Nullable Integer parts;

  boolean isSpark() {
    return engine == Engine.SPARK;
  }

  /**
   * Refuses what the other engine has.
   *
   * @param localOnly the names of given options that Spark does not have, and why
   */
  void check(Map<String, String> localOnly) {
    if (isSpark()) {
      localOnly.forEach(
          (name, reason) -> {
            throw CliError.wrongUse(
                "coodie-1125", name + " cannot be given with --engine spark: " + reason);
          });
      if (conf.getOrDefault("spark.submit.deployMode", "client").equals("cluster")) {
        throw CliError.wrongUse(
            "coodie-1125",
            "spark.submit.deployMode cannot be cluster: this command waits for the job and passes"
                + " its passwords. Leave it out.");
      }
      return;
    }
    Stream.of(
            master == null ? "" : "--master",
            home == null ? "" : "--spark-home",
            jar == null ? "" : "--spark-jar",
            conf.isEmpty() ? "" : "--spark-conf",
            parts == null ? "" : "--parts")
        .filter(name -> !name.isEmpty())
        .findFirst()
        .ifPresent(
            name -> {
              throw CliError.wrongUse(
                  "coodie-1125", name + " is of Spark. Add --engine spark, or leave it out.");
            });
  }

  /** Whether it is another Spark than that of {@code SPARK_HOME}. */
  boolean isHomeNamed() {
    return home != null;
  }

  /** How many parts, as an argument of the job. */
  @Nullable String parts() {
    return parts == null ? null : parts.toString();
  }

  /** The command that runs {@code spark-submit}, up to the arguments of the job. */
  List<String> command(Shell shell) {
    List<String> command = new ArrayList<>();
    command.add(SparkFiles.submit(shell, home).toString());
    if (master != null) {
      command.addAll(List.of("--master", master));
    }
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.log.level", "WARN");
    settings.put("spark.ui.showConsoleProgress", String.valueOf(shell.asking().isTerminal()));
    settings.putAll(conf);
    settings.forEach((name, value) -> command.addAll(List.of("--conf", name + "=" + value)));
    command.addAll(List.of("--class", SparkSubmit.JOB, SparkFiles.jar(shell, jar).toString()));
    return command;
  }
}
