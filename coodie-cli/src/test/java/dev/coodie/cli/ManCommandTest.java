package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManCommandTest {
  @TempDir private Path directory;

  @Test
  void the_pages_are_where_man_finds_them() {
    Outcome outcome = new Cli(directory).run("man", "share/man/man1");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).startsWith("Wrote ").endsWith("share/man/man1.\n");
    assertThat(directory.resolve("share/man/man1/coodie.1"))
        .content()
        .startsWith(".TH \"COODIE\" \"1\"\n");
    assertThat(directory.resolve("share/man/man1/coodie-migrate.1"))
        .content()
        .containsSubsequence(".SH OPTIONS", "\\-\\-target", ".SS Connecting", "\\-\\-hosts");
  }

  @Test
  void a_directory_that_cannot_be_made_is_told() throws IOException {
    Files.writeString(directory.resolve("file"), "");

    Outcome outcome = new Cli(directory).run("man", "file/man1");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.errLines())
        .singleElement()
        .asString()
        .contains("file/man1", "[coodie-1130]");
  }
}
