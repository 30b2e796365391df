package dev.coodie.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Another JVM that uses an embedded node: it starts one, says where, and goes when told to. */
final class Fork implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private Fork(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** {@code how} is "start", "shared", or a directory to start in. */
  static Fork run(String how, Map<String, String> properties) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JavaHome.current().executable().toString());
    command.add("-XX:TieredStopAtLevel=1");
    properties.forEach((name, value) -> command.add("-D" + name + '=' + value));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), User.class.getName(), how));
    return new Fork(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** What the node is, or the message of the exception. */
  String answer() throws IOException {
    return String.valueOf(out.readLine());
  }

  Said said() throws IOException {
    String answer = answer();
    String[] parts = answer.split("\\|", -1);
    if (parts.length != 3) {
      throw new AssertionError("The other JVM has no node: " + answer);
    }
    return new Said(Long.parseLong(parts[0]), Path.of(parts[1]), parts[2]);
  }

  record Said(long pid, Path directory, String command) {
    boolean running() {
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets the JVM close its node and end. */
  void finish() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("The other JVM did not end");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Whether the condition came true in time. */
  static boolean eventually(Duration timeout, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(50);
    }
    return true;
  }

  /** The other JVM's main class. */
  static final class User {
    private User() {}

    public static void main(String[] arguments) throws IOException {
      EmbeddedCassandra.Builder builder = EmbeddedCassandra.builder();
      String name = System.getProperty("test.cluster.name");
      if (name != null) {
        builder.yaml(Map.of("cluster_name", name));
      }
      try (EmbeddedCassandra cassandra =
          switch (arguments[0]) {
            case "start" -> builder.start();
            case "shared" -> builder.shared();
            default -> builder.directory(Path.of(arguments[0])).start();
          }) {
        String command =
            ProcessHandle.of(cassandra.pid()).flatMap(node -> node.info().commandLine()).orElse("");
        System.out.println(cassandra.pid() + "|" + cassandra.directory() + "|" + command);
        System.in.read();
      } catch (EmbeddedCassandraException e) {
        System.out.println(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      }
    }
  }
}
