package dev.coodie.migrations.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A scan in a JVM of its own that gets SIGKILL again and again. */
class KilledScanTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static final int KILLS = 4;
  private static final long BYTES_A_ROW = 8;

  @TempDir private Path directory;

  /** 5 partitions of 20,000 rows, 50 of 1,000 and 50,000 of one. */
  private static int[] sizes() {
    int[] sizes = new int[50_055];
    Arrays.fill(sizes, 1);
    Arrays.fill(sizes, 1_000, 1_005, 20_000);
    Arrays.fill(sizes, 2_000, 2_050, 1_000);
    return sizes;
  }

  @Test
  void every_row_is_seen_and_no_acknowledged_range_is_repeated() throws Exception {
    int[] sizes = sizes();
    int all = Arrays.stream(sizes).sum();
    assertThat(all).isEqualTo(200_000);
    Rows.createTable(DB.coodie(), DB.keyspace(), ScanChild.NAME);
    Rows.fill(DB.coodie(), DB.keyspace(), ScanChild.NAME, sizes);
    Map<String, Integer> ranges = new HashMap<>();
    Tokens.of(DB.coodie(), DB.keyspace(), ScanChild.NAME)
        .forEach((p, token) -> ranges.put(p, Tokens.rangeOf(token, ScanChild.RANGES)));
    Random random = new Random(20_26);
    Set<String> seen = new HashSet<>();
    int handled = 0;

    for (int run = 0; run <= KILLS; run++) {
      Set<Integer> before = acknowledged();
      List<String> now = run(run, run == KILLS ? 0 : 1 + random.nextInt(all / KILLS));

      assertThat(now)
          .as("rows of run %s in ranges that were acknowledged before it", run)
          .filteredOn(key -> before.contains(ranges.get(key.substring(0, key.indexOf('/')))))
          .isEmpty();
      seen.addAll(now);
      handled += now.size();
      if (run < KILLS) {
        assertThat(acknowledged()).as("ranges after run %s", run).hasSizeLessThan(ScanChild.RANGES);
      }
    }

    assertThat(seen).hasSize(all);
    assertThat(handled).as("rows of ranges that were cut off are handled again").isGreaterThan(all);
    assertThat(acknowledged()).hasSize(ScanChild.RANGES);
    TableScanResult counted =
        ScanChild.scan(DB.coodie(), DB.keyspace()).verifyCount().forEach(row -> {});
    assertThat(counted).isEqualTo(new TableScanResult(all, 0, ScanChild.RANGES, ScanChild.RANGES));
  }

  /** Runs a scan until it has handled so many rows, or to its end, and says which. */
  private List<String> run(int number, int kill) throws IOException, InterruptedException {
    Path handled = directory.resolve("handled-" + number);
    Path output = directory.resolve("output-" + number);
    try (EmbeddedCassandra node = EmbeddedCassandra.shared()) {
      Process child =
          ScanChild.start(
              node.address() + ":" + node.port(),
              node.localDatacenter(),
              DB.keyspace(),
              handled,
              output);
      try {
        while (child.isAlive() && (kill == 0 || size(handled) < kill * BYTES_A_ROW)) {
          TimeUnit.MILLISECONDS.sleep(2);
        }
        child.destroyForcibly().waitFor();
        assertThat(child.exitValue()).as(Files.readString(output)).isEqualTo(kill == 0 ? 0 : 137);
      } finally {
        child.destroyForcibly();
      }
    }
    return Files.readAllLines(handled);
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static Set<Integer> acknowledged() {
    return Tokens.acknowledged(DB.coodie(), DB.keyspace(), ScanChild.NAME, ScanChild.RANGES);
  }
}
