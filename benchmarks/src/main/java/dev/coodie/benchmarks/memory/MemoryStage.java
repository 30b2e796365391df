package dev.coodie.benchmarks.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.coodie.benchmarks.BenchNode;
import dev.coodie.benchmarks.Jvm;
import dev.coodie.benchmarks.Plan;
import dev.coodie.benchmarks.Progress;
import dev.coodie.benchmarks.Scores;
import dev.coodie.benchmarks.Stage;
import dev.coodie.benchmarks.TemporaryDirectory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A million rows read by a JVM of 64 MiB: from the node, or simulated in a quick run. */
public final class MemoryStage implements Stage {
  /** The group of the scores, and its name. */
  public static final String GROUP = "memory";

  /** The most that was live after a tenth of the rows; infinite if the heap was not enough. */
  public static final String LIVE = "live-MiB";

  /** What was live after the last tenth, over what was after the first. */
  public static final String GROWTH = "growth";

  private static final int ROWS = 1_000_000;
  private static final List<String> FLAGS = List.of("-Xmx64m", "-XX:+UseSerialGC");

  private final BenchNode node;

  /** Against that node. */
  public MemoryStage(BenchNode node) {
    this.node = node;
  }

  @Override
  public List<String> names() {
    return List.of(GROUP);
  }

  @Override
  public int steps(Plan plan) {
    return 1 + Way.values().length;
  }

  /** Where a run of that kind gets its rows from. */
  public static String source(boolean quick) {
    return quick ? "simulated rows" : "rows of the node";
  }

  @Override
  public void run(Plan plan, Scores scores, Progress progress)
      throws IOException, InterruptedException {
    progress.stage("Memory for 1,000,000 " + source(plan.quick()));
    List<String> where = plan.quick() ? List.of() : fill();
    progress.step("filled");
    for (Way way : Way.values()) {
      read(way, where, scores);
      progress.step(way.label());
    }
  }

  private static void read(Way way, List<String> where, Scores scores)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(way.name(), Integer.toString(ROWS)));
    arguments.addAll(where);
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      Path errors = directory.path().resolve("errors");
      Process process = Jvm.start(ManyRows.class, FLAGS, arguments, errors);
      String out = new String(process.getInputStream().readAllBytes(), US_ASCII).strip();
      int code = process.waitFor();
      if (code == ManyRows.OUT_OF_MEMORY) {
        scores.add(GROUP, way.label(), "COODIE", LIVE, Double.POSITIVE_INFINITY);
        return;
      }
      if (code != 0) {
        throw Jvm.failed(process, errors);
      }
      double[] live = Arrays.stream(out.split(" ")).mapToDouble(Double::parseDouble).toArray();
      scores.add(GROUP, way.label(), "COODIE", LIVE, Arrays.stream(live).max().orElseThrow());
      scores.add(GROUP, way.label(), "COODIE", GROWTH, live[live.length - 1] / live[0]);
    }
  }

  private List<String> fill() throws InterruptedException {
    SmallTable.fill(node.contactPoints(), 1, ROWS);
    InetSocketAddress address = node.contactPoints().get(0);
    return List.of(address.getHostString(), Integer.toString(address.getPort()));
  }
}
