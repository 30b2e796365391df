package dev.coodie.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real master and two real workers of Spark as processes, and executors that they start, one of
 * which is killed while it reads.
 */
class ClusterTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  @Test
  void executors_are_processes_and_one_that_is_killed_loses_no_row(@TempDir Path directory)
      throws Exception {
    DB.coodie().execute("CREATE TABLE many (k int PRIMARY KEY, v text)");
    for (int k = 0; k < 400; k++) {
      DB.coodie().execute("INSERT INTO many (k, v) VALUES (?, ?)", k, "value " + k);
    }
    // Workers ask for the directory of Spark's jars; these come with the class path instead.
    Files.createDirectory(directory.resolve("jars"));
    List<Process> started = new ArrayList<>();
    try {
      String master = master(directory, started);
      for (int worker = 0; worker < 2; worker++) {
        started.add(worker(directory, worker, master));
      }

      Process job =
          java(
              directory,
              "job",
              List.of("-Xmx512m"),
              ClusterJob.class.getName(),
              master,
              Tables.hosts(DB.node()),
              DB.keyspace() + ".many");
      started.add(job);

      assertThat(job.waitFor(8, TimeUnit.MINUTES)).as(log(directory, "job")).isTrue();
      assertThat(job.exitValue()).as(log(directory, "job")).isZero();
      assertThat(log(directory, "job"))
          .contains("400 rows, 400 keys, killed true")
          .contains("executors 2");
    } finally {
      // A worker ends its executors; it is told before the master is.
      for (int i = started.size() - 1; i >= 0; i--) {
        started.get(i).destroy();
        started.get(i).waitFor(30, TimeUnit.SECONDS);
        started.get(i).destroyForcibly();
      }
    }
  }

  /** The address, which the master logs: it takes free ports. */
  private static String master(Path directory, List<Process> started) throws Exception {
    Process master =
        java(
            directory,
            "master",
            List.of("-Xmx256m"),
            "org.apache.spark.deploy.master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--webui-port",
            "0");
    started.add(master);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end) {
      for (String line : log(directory, "master").split("\n")) {
        int at = line.indexOf("spark://");
        if (at >= 0) {
          return line.substring(at).split("\\s")[0];
        }
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("The master did not start: " + log(directory, "master"));
  }

  private static Process worker(Path directory, int number, String master) throws IOException {
    return java(
        directory,
        "worker" + number,
        List.of("-Xmx256m"),
        "org.apache.spark.deploy.worker.Worker",
        "--host",
        "127.0.0.1",
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

  /** With the class path of this test, and a log file for the console of Spark. */
  private static Process java(
      Path directory, String name, List<String> jvm, String main, String... arguments)
      throws IOException {
    Path settings = directory.resolve("log4j2.properties");
    try (InputStream in = ClusterTest.class.getResourceAsStream("/log4j2-cluster.properties");
        OutputStream out = Files.newOutputStream(settings)) {
      in.transferTo(out);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(jvm);
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-Dlog4j2.configurationFile=" + settings);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File(directory.toFile(), name + ".log"));
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_HOME", directory.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    return builder.start();
  }

  private static String log(Path directory, String name) throws IOException {
    Path file = directory.resolve(name + ".log");
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
