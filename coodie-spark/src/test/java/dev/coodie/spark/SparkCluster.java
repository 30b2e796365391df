package dev.coodie.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.SparkSession;

/**
 * The Spark of this JVM on a {@linkplain SparkProcesses cluster}, and what happens to its tasks.
 */
final class SparkCluster implements AutoCloseable {
  private final SparkProcesses processes;
  private final SparkSession session;
  private final AtomicInteger toBegin = new AtomicInteger(Integer.MAX_VALUE);
  private final AtomicInteger killed = new AtomicInteger();
  private final AtomicInteger speculative = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  private SparkCluster(SparkProcesses processes, SparkSession session) {
    this.processes = processes;
    this.session = session;
  }

  /** In place of the Spark of this JVM, of which there can only be one. */
  static SparkCluster start(Path directory) throws IOException, InterruptedException {
    LocalSpark.get().session().stop();
    SparkProcesses processes = SparkProcesses.start(directory);
    SparkCluster cluster =
        new SparkCluster(
            processes,
            SparkSession.builder()
                .master(processes.master())
                .appName("coodie")
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 4)
                .config("spark.sql.session.timeZone", "UTC")
                .config(
                    "spark.sql.warehouse.dir", Path.of("target", "warehouse").toUri().toString())
                .config("spark.executor.memory", "512m")
                .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .config(
                    "spark.executor.extraJavaOptions", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1")
                .config("spark.speculation", true)
                .config("spark.speculation.interval", "100ms")
                .config("spark.speculation.quantile", "0.5")
                .config("spark.speculation.minTaskRuntime", "1s")
                .config("spark.speculation.multiplier", "1.5")
                .getOrCreate());
    cluster.listen();
    return cluster;
  }

  private void listen() {
    session
        .sparkContext()
        .addSparkListener(
            new SparkListener() {
              @Override
              public void onTaskStart(SparkListenerTaskStart start) {
                if (start.taskInfo().speculative()) {
                  speculative.incrementAndGet();
                }
                if (toBegin.decrementAndGet() == 0) {
                  killOne();
                }
              }

              @Override
              public void onTaskEnd(SparkListenerTaskEnd end) {
                if (end.taskInfo().failed()) {
                  failed.incrementAndGet();
                }
              }
            });
  }

  SparkSession session() {
    return session;
  }

  /** Kills a process that runs tasks a moment after {@code tasks} have begun. */
  void killAfter(int tasks) {
    toBegin.set(tasks);
  }

  private void killOne() {
    Thread thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(400); // so that the task is in the middle
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              SparkProcesses.executors().get(0).destroyForcibly();
              killed.incrementAndGet();
            },
            "kills an executor");
    thread.setDaemon(true);
    thread.start();
  }

  int killed() {
    return killed.get();
  }

  int speculative() {
    return speculative.get();
  }

  int failed() {
    return failed.get();
  }

  @Override
  public void close() {
    session.stop();
    processes.close();
  }
}
