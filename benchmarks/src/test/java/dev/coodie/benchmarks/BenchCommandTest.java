package dev.coodie.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The command line, before anything is measured. */
class BenchCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--only|Missing required parameter for option '--only' (OPERATION).",
        "--fast|Unknown option: '--fast'",
        "quick|Unmatched argument at index 0: 'quick'",
        "--only inserts|There is nothing to measure named \"inserts\". There is: mapping, calls,",
      })
  void wrong_use_is_one_sentence_and_2(String arguments, String sentence) {
    int code = run(arguments.split(" "));

    assertThat(code).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("coodie: " + sentence)
        .endsWith("See \"coodie bench --help\".");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void list_has_each_measurement_once() {
    int code = run("--list");

    assertThat(code).isZero();
    assertThat(out.toString().lines())
        .doesNotHaveDuplicates()
        .contains("mapping", "calls", "insert-ttl", "partition", "bulk", "scan", "prepared")
        .contains("memory", "first-use", "processing", "spark");
  }

  /** The launcher sends {@code bench} here; what it lists is written in the other command. */
  @Test
  void the_reference_of_the_command_line_has_these_options() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "cli.md"));
    int begin = page.indexOf("\n## coodie bench\n");
    String section = page.substring(begin, page.indexOf("\n## ", begin + 1));

    for (OptionSpec option : BenchCommand.commandLine().getCommandSpec().options()) {
      if (!option.usageHelp()) {
        String text =
            String.join(" ", option.description())
                .replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue()));
        assertThat(section).contains(option.longestName(), text);
      }
    }
    assertThat(section.lines().filter(line -> line.startsWith("| `-"))).hasSize(4);
  }

  private int run(String... arguments) {
    CommandLine command =
        BenchCommand.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
