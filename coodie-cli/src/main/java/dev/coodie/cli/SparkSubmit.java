package dev.coodie.cli;

import dev.coodie.javadriver.ConnectionSetting;
import dev.coodie.javadriver.ConnectionSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a job by {@code spark-submit} as a process of its own, and passes on what it tells. Its
 * passwords are in its environment, never in its arguments. For one run.
 */
final class SparkSubmit {
  static final String JOB = "dev.coodie.spark.TransferJob";

  private static final String PASSWORD = "COODIE_PASSWORD";
  private static final String TO_PASSWORD = "COODIE_TO_PASSWORD";
  private static final long PATIENCE_SECONDS = 30;

  private final Shell shell;
  private final List<String> command;
  private final Map<String, String> environment;

  /**
   * How it ended.
   *
   * @param code the exit code of the job
   * @param result its line of JSON, if it got so far
   */
  record Ended(int code, Optional<String> result) {}

  /** {@code job} is what it does, such as compare. */
  SparkSubmit(Shell shell, SparkOptions options, String job) {
    this.shell = shell;
    this.command = new ArrayList<>(options.command(shell));
    this.environment = new HashMap<>(shell.environment());
    environment.remove(PASSWORD);
    environment.remove(TO_PASSWORD);
    if (options.isHomeNamed()) {
      environment.remove("SPARK_HOME"); // of another Spark; spark-submit knows its own
    }
    command.add(job);
    with("parts", options.parts());
  }

  /** An argument of the job, if it has a value. */
  SparkSubmit with(String name, @Nullable String value) {
    if (value != null) {
      command.add(name + "=" + value);
    }
    return this;
  }

  /** An argument that is there or not. */
  SparkSubmit with(String name, boolean given) {
    return with(name, given ? "true" : null);
  }

  /** Names, if there are any. */
  SparkSubmit with(String name, List<String> values) {
    return with(name, values.isEmpty() ? null : String.join(",", values));
  }

  /** A file: one of another file system, such as {@code hdfs://..}, or a local one. */
  SparkSubmit output(String text) {
    return with(
        "output",
        text.matches("[a-z][a-z0-9+.-]+://.*")
            ? text
            : shell.path(text).toAbsolutePath().normalize().toUri().toString());
  }

  SparkSubmit connection(ConnectionSettings settings) {
    return connection("", PASSWORD, settings).hosts(settings);
  }

  SparkSubmit otherConnection(ConnectionSettings settings) {
    return connection("to-", TO_PASSWORD, settings);
  }

  private SparkSubmit hosts(ConnectionSettings settings) {
    return settings.get(ConnectionSetting.HOSTS).isPresent() ? this : with("hosts", "127.0.0.1");
  }

  private SparkSubmit connection(String prefix, String variable, ConnectionSettings settings) {
    for (ConnectionSetting setting : ConnectionSetting.values()) {
      settings
          .get(setting)
          .ifPresent(
              value -> {
                switch (setting) {
                  case PASSWORD -> environment.put(variable, value);
                  case PASSWORD_FILE, TLS_CA, TLS_CERT, TLS_KEY ->
                      command.add(prefix + setting.key() + "=" + Path.of(value).toAbsolutePath());
                  default -> command.add(prefix + setting.key() + "=" + value);
                }
              });
    }
    return this;
  }

  /**
   * Runs it, and waits for its end.
   *
   * @throws CancellationException if this process is told to stop; the job is stopped then, too
   */
  Ended run() {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    shell.interruption().begin();
    Process process = start(builder);
    try {
      process.getOutputStream().close();
      CompletableFuture<Void> progress =
          CompletableFuture.runAsync(() -> copy(process.errorReader(), shell.err()));
      CompletableFuture<Optional<String>> result =
          CompletableFuture.supplyAsync(() -> result(process));
      int code = process.waitFor();
      Void unused = progress.get();
      return new Ended(code, result.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (IOException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("cannot read what spark-submit tells", e);
    } finally {
      end(process);
    }
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw CliError.wrongUse(
          "coodie-1515", "Cannot run " + builder.command().get(0) + ": " + e.getMessage() + ".", e);
    }
  }

  /** As it comes: a bar has no ends of lines. */
  private static void copy(Reader from, PrintWriter to) {
    char[] some = new char[1024];
    try (from) {
      for (int count = from.read(some); count >= 0; count = from.read(some)) {
        to.write(some, 0, count);
        to.flush();
      }
    } catch (IOException e) {
      // The process has been ended.
    }
  }

  /** The last line that is JSON; others are passed on. */
  private Optional<String> result(Process process) {
    Optional<String> result = Optional.empty();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("{")) {
          result = Optional.of(line);
        } else {
          shell.err().println(line);
        }
      }
    } catch (IOException e) {
      // The process has been ended.
    }
    return result;
  }

  /** It gets a while to tidy up; {@code spark-submit} may be a shell that has it as a child. */
  private static void end(Process process) {
    if (!process.isAlive()) {
      return;
    }
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroy);
    all.forEach(
        each -> {
          ProcessHandle unused =
              each.onExit().completeOnTimeout(each, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        });
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
