package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.cli.Cli.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemsTest {
  @TempDir private Path directory;

  @Test
  void what_is_not_foreseen_is_told_in_one_line() {
    Outcome outcome = new Cli(directory).failing(new IllegalStateException("the cause\nof it"));

    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.errLines())
        .containsExactly(
            "coodie: Something unexpected happened: java.lang.IllegalStateException: the cause of"
                + " it. Run it again with --verbose and report what it shows. [coodie-1122]");
  }

  @Test
  void an_interrupt_is_told_as_one() {
    Thread.currentThread().interrupt();

    Outcome outcome = new Cli(directory).failing(new IllegalStateException("closed"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(outcome.errLines()).containsExactly("coodie: Interrupted. [coodie-1121]");
  }
}
