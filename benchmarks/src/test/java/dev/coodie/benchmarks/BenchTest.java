package dev.coodie.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.benchmarks.path.Operation;
import dev.coodie.benchmarks.path.PathStage;
import dev.coodie.benchmarks.path.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One stage after another. */
class BenchTest {
  private static final Plan ALL = new Plan(true, Set.of());

  @Test
  void a_stage_that_fails_costs_its_own_numbers_alone() throws Exception {
    List<String> reports = new ArrayList<>();

    int failed;
    try (Bench bench = new Bench(List.of(insert(), failing(), get()))) {
      failed = bench.run(ALL, report -> reports.add(report.markdown()));
    }

    assertThat(failed).isEqualTo(1);
    assertThat(reports).hasSize(3);
    assertThat(reports.get(0)).contains("| insert  ").doesNotContain("| get by key |");
    assertThat(reports.get(2))
        .contains("| insert", "| get by key |", "- failed: broken: Too hot.", "- took: 0 min 0 s")
        .doesNotContain("Second line");
  }

  private static Stage insert() {
    return new OneStage("insert", () -> Operation.INSERT);
  }

  private static Stage get() {
    return new OneStage("get", () -> Operation.GET);
  }

  private static Stage failing() {
    return new OneStage(
        "broken",
        () -> {
          throw new BenchException("Too hot.\nSecond line");
        });
  }

  private record OneStage(String name, Supplier<Operation> measured) implements Stage {
    @Override
    public List<String> names() {
      return List.of(name);
    }

    @Override
    public int steps(Plan plan) {
      return 1;
    }

    @Override
    public void run(Plan plan, Scores scores, Progress progress) {
      String id = measured.get().id();
      scores.add(PathStage.GROUP, id, Peer.LIMIT.name(), PathStage.CPU, 1);
    }
  }
}
