package dev.coodie.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that is asked in lines and answers in lines. It says one line when it is ready, does
 * nothing between its answers, and ends with its input.
 */
public final class JvmPipe implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "-Xms512m",
          "-Xmx512m",
          "-XX:+UseParallelGC",
          // So that the time of those that compile and collect can be told from the rest.
          "-XX:-UseDynamicNumberOfCompilerThreads",
          "-XX:-UseDynamicNumberOfGCThreads");

  private final Process process;
  private final Path errors;
  private final BufferedReader in;
  private final BufferedWriter out;

  private JvmPipe(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.in = process.inputReader(StandardCharsets.UTF_8);
    this.out = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Returns when it is ready. */
  public static JvmPipe start(Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("coodie-bench-", ".log");
    JvmPipe pipe = new JvmPipe(Jvm.start(main, FLAGS, arguments, errors), errors);
    pipe.answer();
    return pipe;
  }

  /** The same with a class path of its own, and more flags. */
  public static JvmPipe start(
      String classPath, String main, List<String> flags, List<String> arguments)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("coodie-bench-", ".log");
    List<String> all = new ArrayList<>(FLAGS);
    all.addAll(flags);
    JvmPipe pipe = new JvmPipe(Jvm.start(classPath, main, all, arguments, errors), errors);
    pipe.answer();
    return pipe;
  }

  /** Sends a line and waits for the answer. */
  public String ask(String line) throws IOException, InterruptedException {
    out.write(line);
    out.newLine();
    out.flush();
    return answer();
  }

  private String answer() throws IOException, InterruptedException {
    String line = in.readLine();
    if (line == null) {
      throw Jvm.failed(process, errors);
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(errors);
    }
  }
}
