package dev.coodie.benchmarks.path;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coodie.benchmarks.Jvm;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One peer in its own JVM, which does nothing between its rounds. */
final class WorkerProcess implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "-Xms512m",
          "-Xmx512m",
          "-XX:+UseParallelGC",
          // So that the time of those that compile can be told from the rest.
          "-XX:-UseDynamicNumberOfCompilerThreads");

  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final Path errors;
  private final BufferedReader in;
  private final BufferedWriter out;

  private WorkerProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.in = process.inputReader(StandardCharsets.UTF_8);
    this.out = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Returns when it is connected. */
  static WorkerProcess start(Peer peer, InetSocketAddress node)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("coodie-bench-", ".log");
    List<String> arguments =
        List.of(peer.name(), node.getHostString(), Integer.toString(node.getPort()));
    WorkerProcess worker =
        new WorkerProcess(Jvm.start(Worker.class, FLAGS, arguments, errors), errors);
    worker.answer();
    return worker;
  }

  void warm(Operation operation, int count) throws IOException, InterruptedException {
    ask("warm " + operation.name() + " " + count);
  }

  Round measure(Operation operation, int count) throws IOException, InterruptedException {
    return json.readValue(ask("measure " + operation.name() + " " + count), Round.class);
  }

  private String ask(String what) throws IOException, InterruptedException {
    out.write(what);
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
