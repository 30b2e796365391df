package dev.coodie.it.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.scan.ScanPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A table on three nodes, of which each JVM reads a part. */
@Timeout(300)
class PartsTest {
  private static final String KEYSPACE = "divided";
  private static final int PARTITIONS = 3_000;
  private static final int ROWS = 4;

  private static EmbeddedCassandra cluster;
  private static Coodie coodie;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    cluster = EmbeddedCassandra.builder().nodes(3).address("127.0.8.1").heapMegabytes(192).start();
    coodie = cluster.coodie(KEYSPACE);
    String table = KEYSPACE + "." + PartReader.TABLE;
    coodie.schema().run("CREATE TABLE " + table + " (p int, c int, v text, PRIMARY KEY (p, c))");
    for (int p = 0; p < PARTITIONS; p++) {
      for (int c = 0; c < ROWS; c++) {
        coodie.execute("INSERT INTO " + table + " (p, c, v) VALUES (?, ?, 'v')", p, c);
      }
    }
  }

  @AfterAll
  static void stop() {
    coodie.close();
    cluster.close();
  }

  private static String contactPoint() {
    return cluster.contactPoints().get(0).getHostString()
        + ":"
        + cluster.contactPoints().get(0).getPort();
  }

  private Process start(int number, ScanPart part, Path rows) throws IOException {
    return PartReader.start(
        contactPoint(),
        cluster.localDatacenter(),
        KEYSPACE,
        part,
        rows,
        directory.resolve("log-" + number));
  }

  @Test
  void of_four_jvms_one_is_killed_and_repeated_and_every_row_is_read_once() throws Exception {
    List<ScanPart> parts = coodie.scan(KEYSPACE, PartReader.TABLE).split(4);
    List<Process> readers = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        readers.add(start(i, parts.get(i), directory.resolve("rows-" + i)));
      }
      Path killed = directory.resolve("rows-2");
      while (readers.get(2).isAlive() && (!Files.exists(killed) || Files.size(killed) < 500)) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      assertThat(readers.get(2).destroyForcibly().waitFor()).isEqualTo(137);
      readers.set(2, start(4, parts.get(2), killed)); // the file is written anew
      for (Process reader : readers) {
        assertThat(reader.waitFor()).as("%s", logs()).isZero();
      }
    } finally {
      readers.forEach(Process::destroyForcibly);
    }

    List<String> read = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<String> rows = Files.readAllLines(directory.resolve("rows-" + i));
      assertThat(rows).as("of part %s", i).hasSizeBetween(1, PARTITIONS * ROWS / 2);
      read.addAll(rows);
    }
    assertThat(read).hasSize(PARTITIONS * ROWS).doesNotHaveDuplicates();
  }

  private List<String> logs() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i <= 4; i++) {
      Path log = directory.resolve("log-" + i);
      if (Files.exists(log)) {
        lines.addAll(Files.readAllLines(log));
      }
    }
    return lines;
  }

  @Test
  void parts_tell_the_nodes_that_have_their_rows() {
    List<ScanPart> parts = coodie.scan(KEYSPACE, PartReader.TABLE).split(30);
    Set<String> hosts = new TreeSet<>();
    parts.forEach(part -> hosts.addAll(part.replicas()));

    assertThat(hosts).containsExactly("127.0.8.1", "127.0.8.2", "127.0.8.3");
    assertThat(parts).allSatisfy(part -> assertThat(part.replicas()).isNotEmpty());
    assertThat(coodie.scan(KEYSPACE, PartReader.TABLE).from(ScanPart.join(parts)).count())
        .isEqualTo(PARTITIONS * ROWS);
  }

  @Test
  void a_table_that_is_not_there_is_not_split() {
    assertThatThrownBy(() -> coodie.scan(KEYSPACE, "nothing").split(3))
        .hasMessageEndingWith("[coodie-533]");
  }
}
