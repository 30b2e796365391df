package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The reference is what the commands say. With {@code -Ddocs.update=true} in this test's JVM it is
 * written again.
 */
class ReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "cli.md");
  private static final Path TEXTS = Path.of("src", "help");

  @Test
  void the_reference_is_what_the_commands_say() throws IOException {
    String made = Reference.markdown(CoodieCommand.commandLine(Shell.ofProcess()));
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, made);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(made);
  }

  /** The launcher of a checkout shows them, since help should not wait for a build. */
  @Test
  void the_help_of_each_command_can_be_read_without_a_build() throws IOException {
    CommandLine root = CoodieCommand.commandLine(Shell.ofProcess());
    Map<String, CommandLine> commands = new TreeMap<>(root.getSubcommands());
    commands.remove("help");
    commands.put("coodie", root);
    if (Boolean.getBoolean("docs.update")) {
      for (Map.Entry<String, CommandLine> command : commands.entrySet()) {
        Files.writeString(TEXTS.resolve(command.getKey() + ".txt"), help(command.getValue()));
      }
    }

    for (Map.Entry<String, CommandLine> command : commands.entrySet()) {
      assertThat(TEXTS.resolve(command.getKey() + ".txt")).hasContent(help(command.getValue()));
    }
    try (Stream<Path> files = Files.list(TEXTS)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
          .containsExactlyInAnyOrderElementsOf(commands.keySet());
    }
  }

  private static String help(CommandLine command) {
    return command
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .getUsageMessage(Ansi.OFF)
        .replaceAll(" +\n", "\n");
  }

  @Test
  void there_is_a_manual_page_for_each_command() {
    Map<String, String> pages = ManPages.pages(CoodieCommand.commandLine(Shell.ofProcess()));

    assertThat(pages).containsKeys("coodie.1", "coodie-migrate.1", "coodie-node.1");
    assertThat(pages.get("coodie-migrate.1"))
        .startsWith(".TH \"COODIE-MIGRATE\" \"1\"\n.SH NAME\ncoodie\\-migrate \\- ")
        .contains(".TP\n.B \\-t, \\-\\-target=VERSION\n")
        .doesNotContain("\n'");
  }
}
