package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The reference is what the commands say. With {@code -Ddocs.update=true} in this test's JVM it is
 * written again.
 */
class ReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "cli.md");

  @Test
  void the_reference_is_what_the_commands_say() throws IOException {
    String made = Reference.markdown(CoodieCommand.commandLine(Shell.ofProcess()));
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, made);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(made);
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
