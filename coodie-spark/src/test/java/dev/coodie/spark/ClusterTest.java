package dev.coodie.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.test.EmbeddedCoodieExtension;
import dev.coodie.transfer.TableComparison;
import dev.coodie.transfer.TableExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A real cluster of Spark, of which executors and whole jobs are killed in the middle. */
class ClusterTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static final int ROWS = 2_000;
  private static final int PARTS = 40;

  private static Coodie coodie;
  private static SparkProcesses cluster;
  private static int jobs;

  @TempDir private Path directory;

  @BeforeAll
  static void start(@TempDir Path ofCluster) throws Exception {
    cluster = SparkProcesses.start(ofCluster);
    coodie = DB.coodie();
    for (String table : List.of("one", "two")) {
      coodie.execute("CREATE TABLE " + table + " (k int PRIMARY KEY, v text, l list<int>)");
    }
    // Of each part a third of the rows is missing in the second table.
    for (int k = 0; k < ROWS; k++) {
      coodie.execute("INSERT INTO one (k, v, l) VALUES (?, 'v', [1, 2])", k);
      if (k % 3 > 0) {
        coodie.execute("INSERT INTO two (k, v, l) VALUES (?, 'v', [1, 2])", k);
      }
    }
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void executors_are_processes_and_one_that_is_killed_loses_no_row() throws Exception {
    Process job =
        cluster.java(
            "reading",
            List.of("-Xmx512m"),
            ClusterJob.class.getName(),
            cluster.master(),
            Tables.hosts(DB.node()),
            DB.keyspace() + ".one");

    ended(job, "reading", 0);
    assertThat(cluster.log("reading"))
        .contains(ROWS + " rows, " + ROWS + " keys, killed true")
        .contains("executors 2");
  }

  @Test
  void an_export_goes_on_after_it_was_killed_and_survives_an_executor() throws Exception {
    Path output = directory.resolve("out.jsonl");
    String[] arguments = {"export", "table=" + DB.keyspace() + ".one"};

    Process first = submit("export", output, arguments);
    await(first, "export", () -> done(output, "exported") >= 2);
    kill(first);
    assertThat(output).doesNotExist();
    int before = done(output, "exported");
    assertThat(before).isBetween(2, PARTS - 1);

    Process second = submit("export-again", output, with(arguments, "resume=true"));
    await(second, "export-again", () -> done(output, "exported") > before);
    killAnExecutor();
    ended(second, "export-again", 0);

    assertThat(cluster.log("export-again"))
        .contains("\"rows\":" + ROWS + ",\"resumedAfter\":")
        .doesNotContain("\"resumedAfter\":0,")
        .contains("Lost executor");
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(output)) {
      for (Path file : files.toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    Path local = directory.resolve("local.jsonl");
    var unused = TableExport.of(coodie, DB.keyspace(), "one", local).run();
    assertThat(lines).containsExactlyInAnyOrderElementsOf(Files.readAllLines(local));
    assertThat(directory.resolve("out.jsonl.unfinished")).doesNotExist();
  }

  @Test
  void a_repair_goes_on_after_it_was_killed_in_either_stage() throws Exception {
    List<String> expected = new ArrayList<>();
    var unused = comparison().lines(expected::add).run();
    Path output = directory.resolve("out.jsonl");
    String[] arguments = {
      "compare",
      "a=" + DB.keyspace() + ".one",
      "b=" + DB.keyspace() + ".two",
      "repair=b",
      "apply=true",
      "parallelism=1"
    };

    Process comparing = submit("compare", output, arguments);
    await(comparing, "compare", () -> done(output, "compared") >= 2);
    kill(comparing);
    assertThat(output).doesNotExist();
    assertThat(comparison().run().differences()).isEqualTo(expected.size());

    Process telling = submit("compare-again", output, with(arguments, "resume=true"));
    int before = done(output, "compared");
    await(telling, "compare-again", () -> done(output, "compared") > before);
    killAnExecutor();
    await(telling, "compare-again", () -> done(output, "repaired") >= 2);
    kill(telling);
    assertThat(keys(Files.readAllLines(output)))
        .containsExactlyInAnyOrderElementsOf(keys(expected));
    assertThat(comparison().run().differences()).isPositive();

    Process repairing = submit("repair-again", output, with(arguments, "resume=true"));
    int repaired = done(output, "repaired");
    await(repairing, "repair-again", () -> done(output, "repaired") > repaired);
    killAnExecutor();
    ended(repairing, "repair-again", 0);

    assertThat(cluster.log("compare-again")).contains("Lost executor");
    assertThat(cluster.log("repair-again"))
        .contains("Lost executor")
        .contains("\"onlyInA\":" + expected.size() + ",");
    assertThat(keys(Files.readAllLines(output)))
        .containsExactlyInAnyOrderElementsOf(keys(expected));
    assertThat(comparison().run().differences()).isZero();
    assertThat(coodie.execute("SELECT l FROM two"))
        .hasSize(ROWS)
        .allSatisfy(row -> assertThat(row.get("l")).isEqualTo(List.of(1, 2)));
    assertThat(directory.resolve("out.jsonl.unfinished")).doesNotExist();
  }

  private static TableComparison comparison() {
    return TableComparison.of(coodie, DB.keyspace(), "one", coodie, DB.keyspace(), "two");
  }

  /** Lines of a repair say what becomes of the row, too. */
  private static List<String> keys(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll(".*\"key\":(\\{[^}]*}).*", "$1")).toList();
  }

  private static String[] with(String[] arguments, String more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
  }

  /** Small pages, so that each part takes a while. */
  private static Process submit(String name, Path output, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("hosts=" + Tables.hosts(DB.node()));
    all.add("output=" + output.toUri());
    all.add("parts=" + PARTS);
    all.add("page-size=2");
    List<String> jvm =
        List.of(
            "-Xmx512m",
            "-Dspark.master=" + cluster.master(),
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.bindAddress=127.0.0.1",
            "-Dspark.driver.host=127.0.0.1",
            "-Dspark.executor.memory=512m",
            // Begins with both executors, so that one that is killed is at work.
            "-Dspark.cores.max=2",
            "-Dspark.scheduler.minRegisteredResourcesRatio=1.0",
            "-Dspark.scheduler.maxRegisteredResourcesWaitingTime=120s",
            "-Dspark.executor.extraClassPath=" + System.getProperty("java.class.path"),
            // What a killed executor leaves goes with the test.
            "-Dspark.executor.extraJavaOptions=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
                + " -Djava.io.tmpdir="
                + output.getParent());
    return cluster.java(name, jvm, TransferJob.class.getName(), all.toArray(String[]::new));
  }

  private static int done(Path output, String kind) {
    try (Stream<Path> files = Files.list(output.resolveSibling("out.jsonl.unfinished"))) {
      return (int)
          files.filter(file -> file.getFileName().toString().startsWith(kind + "-")).count();
    } catch (IOException e) {
      return 0; // not there yet, or no more
    }
  }

  /** Fails if the job ends before. */
  private static void await(Process job, String name, BooleanSupplier event)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!event.getAsBoolean()) {
      if (!job.isAlive()) {
        throw new AssertionError("the job ended: " + cluster.log(name));
      }
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(5);
    }
  }

  /** And waits until the workers have ended its executors, which free their cores then. */
  private static void kill(Process job) throws InterruptedException {
    job.destroyForcibly().waitFor();
    for (ProcessHandle executor : SparkProcesses.executors()) {
      var unused = executor.onExit().orTimeout(2, TimeUnit.MINUTES).join();
    }
  }

  private static void killAnExecutor() {
    ProcessHandle executor = SparkProcesses.executors().get(0);
    assertThat(executor.destroyForcibly()).isTrue();
  }

  private static void ended(Process job, String name, int code) throws Exception {
    assertThat(job.waitFor(8, TimeUnit.MINUTES)).as(cluster.log(name)).isTrue();
    assertThat(job.exitValue()).as(cluster.log(name)).isEqualTo(code);
  }
}
