package dev.coodie.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A real master and two real workers of Spark as processes, with addresses of their own, since a
 * task does not run twice on one. They have the class path of this test.
 */
final class SparkProcesses implements AutoCloseable {
  private final Path directory;
  private final List<Process> started = new ArrayList<>();
  private final String master;

  private SparkProcesses(Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    // Workers ask for the directory of Spark's jars; these come with the class path instead.
    Files.createDirectory(directory.resolve("jars"));
    this.master = startMaster();
  }

  static SparkProcesses start(Path directory) throws IOException, InterruptedException {
    SparkProcesses processes = new SparkProcesses(directory);
    processes.startWorker(1);
    processes.startWorker(2);
    return processes;
  }

  /** The address, which the master logs: it takes free ports. */
  private String startMaster() throws IOException, InterruptedException {
    Process unused =
        java(
            "master",
            List.of("-Xmx256m"),
            "org.apache.spark.deploy.master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--webui-port",
            "0");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end) {
      for (String line : log("master").split("\n")) {
        int at = line.indexOf("spark://");
        if (at >= 0) {
          return line.substring(at).split("\\s")[0];
        }
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("The master did not start: " + log("master"));
  }

  private void startWorker(int number) throws IOException {
    Process unused =
        java(
            "worker" + number,
            List.of("-Xmx256m"),
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            "127.0.0." + number,
            "--port",
            "0",
            "--webui-port",
            "0",
            "--cores",
            "1",
            "--memory",
            "1G",
            "--work-dir",
            directory.resolve("work" + number).toString(),
            master);
  }

  /** Starts one, with a log file for its console. */
  Process java(String name, List<String> jvm, String main, String... arguments) throws IOException {
    Path settings = directory.resolve("log4j2.properties");
    try (InputStream in = SparkProcesses.class.getResourceAsStream("/log4j2-cluster.properties");
        OutputStream out = Files.newOutputStream(settings)) {
      in.transferTo(out);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
    command.addAll(jvm);
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-Dlog4j2.configurationFile=" + settings);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(name + ".log").toFile());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_HOME", directory.toString());
    // Workers would look for it among the jars.
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    Process process = builder.start();
    started.add(process);
    return process;
  }

  /** The processes of this JVM's clusters that run tasks. */
  static List<ProcessHandle> executors() {
    return ProcessHandle.current().descendants().filter(SparkProcesses::runsTasks).toList();
  }

  /** {@link ProcessHandle#info} leaves out arguments that are long. */
  private static boolean runsTasks(ProcessHandle process) {
    Path arguments = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
    try {
      return Files.readString(arguments).contains("CoarseGrainedExecutorBackend");
    } catch (IOException e) {
      return false; // it has ended
    }
  }

  String master() {
    return master;
  }

  String log(String name) throws IOException {
    Path file = directory.resolve(name + ".log");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** A worker ends its executors; it is told before the master is. */
  @Override
  public void close() {
    for (int i = started.size() - 1; i >= 0; i--) {
      Process process = started.get(i);
      process.destroy();
      Process unused =
          process
              .onExit()
              .completeOnTimeout(process, 30, TimeUnit.SECONDS)
              .join()
              .destroyForcibly();
    }
  }
}
