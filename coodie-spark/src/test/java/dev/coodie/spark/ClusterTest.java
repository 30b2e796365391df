package dev.coodie.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A real cluster of Spark, of which an executor is killed while it reads. */
class ClusterTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  @Test
  void executors_are_processes_and_one_that_is_killed_loses_no_row(@TempDir Path directory)
      throws Exception {
    DB.coodie().execute("CREATE TABLE many (k int PRIMARY KEY, v text)");
    for (int k = 0; k < 400; k++) {
      DB.coodie().execute("INSERT INTO many (k, v) VALUES (?, ?)", k, "value " + k);
    }
    try (SparkProcesses cluster = SparkProcesses.start(directory)) {
      Process job =
          cluster.java(
              "job",
              List.of("-Xmx512m"),
              ClusterJob.class.getName(),
              cluster.master(),
              Tables.hosts(DB.node()),
              DB.keyspace() + ".many");

      assertThat(job.waitFor(8, TimeUnit.MINUTES)).as(cluster.log("job")).isTrue();
      assertThat(job.exitValue()).as(cluster.log("job")).isZero();
      assertThat(cluster.log("job"))
          .contains("400 rows, 400 keys, killed true")
          .contains("executors 2");
    }
  }
}
