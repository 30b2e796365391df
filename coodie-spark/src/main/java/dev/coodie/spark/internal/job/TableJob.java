package dev.coodie.spark.internal.job;

import dev.coodie.error.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/** Something that is done with whole tables on Spark. */
public interface TableJob {
  /** It worked; the exit codes are those of the command {@code coodie}. */
  int FINE = 0;

  /** Differences were found. */
  int FOUND = 3;

  /**
   * The job of these arguments: its name, then {@code name=value} each.
   *
   * @param environment where passwords are
   * @throws ConfigurationException if they are wrong
   */
  static TableJob of(List<String> arguments, Map<String, String> environment) {
    String name = arguments.isEmpty() ? "" : arguments.get(0);
    List<String> rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
    return switch (name) {
      case "compare" -> new CompareJob(rest, environment);
      case "export" -> new ExportJob(rest, environment);
      default ->
          throw new ConfigurationException(
              "coodie-1510", "There is no job \"" + name + "\". Jobs: compare, export.");
    };
  }

  /** What Spark's pages call it. */
  String name();

  /** Whether Spark may run a slow task twice at once. */
  boolean maySpeculate();

  /**
   * Does it, and waits for the end.
   *
   * @param notes takes sentences that are to be known before
   */
  JobOutcome run(JavaSparkContext spark, Consumer<String> notes);
}
