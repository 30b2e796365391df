package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Output that cannot be written. */
class StandardOutputTest {
  private final StringWriter err = new StringWriter();

  /** A disk without space, or a pipe that nobody reads. */
  private static final class Refusing extends OutputStream {
    private final String why;

    Refusing(String why) {
      this.why = why;
    }

    @Override
    public void write(int each) throws IOException {
      throw new IOException(why);
    }
  }

  private int run(String why, String... arguments) {
    StandardOutput out = new StandardOutput(new Refusing(why));
    Shell shell =
        new Shell(
            Map.of(),
            Path.of(""),
            new ByteArrayInputStream(new byte[0]),
            new PrintWriter(out, true, StandardCharsets.UTF_8),
            new PrintWriter(err, true),
            new ConsoleAsking(),
            new Interruption());
    return Main.run(shell, out, arguments);
  }

  @Test
  void what_is_lost_on_a_full_disk_is_told() {
    int code = run("No space left on device", "completion");

    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString().lines())
        .containsExactly(
            "coodie: Standard output could not be written: No space left on device. What was"
                + " printed is not complete, so do not use it. [coodie-1541]");
  }

  @Test
  void who_reads_a_part_has_had_enough() {
    int code = run("Broken pipe", "completion");

    assertThat(code).isEqualTo(ExitCode.FINE);
    assertThat(err.toString()).isEmpty();
  }
}
