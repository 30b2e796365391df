package dev.coodie.benchmarks.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Few runs, which are too short to be compiled. */
class StressCommandTest {
  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();

  @Test
  void runs_that_do_not_fail_end_with_0() {
    assertThat(run("--runs", "2", "--rounds", "1", "--documents", "50")).isZero();
    assertThat(out.toString()).contains("G1: 0 of 1 failed").contains("Parallel: 0 of 1 failed");
    assertThat(out.toString().strip()).endsWith("failed: 0 of 2");
  }

  @Test
  void a_run_with_broken_classes_of_another_build_is_counted_and_told() throws Exception {
    Path broken = directory.resolve("dev/coodie/benchmarks/stress/StressCodecs.class");
    Files.createDirectories(broken.getParent());
    Files.writeString(broken, "broken");

    int code =
        run("--runs", "1", "--rounds", "1", "--documents", "50", "--classes", directory.toString());

    assertThat(code).isEqualTo(1);
    assertThat(out.toString()).startsWith("run 1, ").contains("ClassFormatError");
    assertThat(out.toString().strip()).endsWith("failed: 1 of 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--runs 0", "--rounds -1", "--documents 0", "--classes none", "--java none"})
  void wrong_use_starts_nothing(String arguments) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  private int run(String... arguments) {
    return new CommandLine(new StressCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments);
  }
}
