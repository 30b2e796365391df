package dev.coodie.spark;

import dev.coodie.error.ConfigurationException;
import dev.coodie.error.ConnectionException;
import dev.coodie.error.CoodieException;
import dev.coodie.error.UnauthorizedException;
import dev.coodie.spark.internal.job.JobOutcome;
import dev.coodie.spark.internal.job.TableJob;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The class that {@code spark-submit} runs for {@code coodie compare --engine spark}: each task
 * does a part of the table, as the command does on one machine. It prints what was done as a line
 * of JSON on standard output, sentences on standard error, and ends with the exit codes of the
 * command.
 *
 * <p>Arguments are the name of the job, then {@code name=value} each; passwords are the variables
 * {@code COODIE_PASSWORD} and {@code COODIE_TO_PASSWORD}.
 */
public final class TransferJob {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;
  private static final int NOT_CONNECTED = 4;

  private TransferJob() {}

  /** Runs a job and ends the process. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
  }

  /** Runs it on the Spark of this process, which is stopped if it was started by this. */
  static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      TableJob job = TableJob.of(arguments, environment);
      boolean own = SparkSession.getDefaultSession().isEmpty();
      SparkSession spark = session(job);
      try {
        JobOutcome outcome =
            job.run(
                JavaSparkContext.fromSparkContext(spark.sparkContext()),
                note -> err.println("Note: " + note));
        out.println(outcome.line());
        return outcome.exitCode();
      } finally {
        if (own) {
          spark.stop();
        }
      }
    } catch (Exception e) { // Spark throws checked ones, too, and declares none
      return failed(e, err);
    }
  }

  private static SparkSession session(TableJob job) {
    SparkConf settings = new SparkConf().setIfMissing("spark.app.name", job.name());
    if (!job.maySpeculate()) {
      settings.set("spark.speculation", "false");
    }
    return SparkSession.builder().config(settings).getOrCreate();
  }

  /** What failed in a task is among the causes of Spark's exception. */
  private static int failed(Exception error, PrintStream err) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof CoodieException own) {
        err.println("coodie: " + own.getMessage());
        return code(own);
      }
    }
    err.println("coodie: the job failed, and Spark says why:");
    error.printStackTrace(err);
    return FAILED;
  }

  private static int code(CoodieException error) {
    if (error instanceof ConnectionException || error instanceof UnauthorizedException) {
      return NOT_CONNECTED;
    }
    return error instanceof ConfigurationException ? WRONG_USE : FAILED;
  }
}
