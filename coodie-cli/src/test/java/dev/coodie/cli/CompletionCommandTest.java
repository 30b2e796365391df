package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  @TempDir private Path directory;

  @Test
  void bash_takes_the_script_and_completes_a_command() throws Exception {
    Path script = directory.resolve("completion");
    Files.writeString(script, new Cli(directory).run("completion").out());

    assertThat(bash("bash -n " + script)).isEmpty();
    assertThat(
            bash(
                "source "
                    + script
                    + "; COMP_WORDS=(coodie mig); COMP_CWORD=1; _complete_coodie;"
                    + " echo ${COMPREPLY[@]}"))
        .isEqualTo("migrate\n");
  }

  @Test
  void so_does_zsh_where_there_is_one() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "No zsh is here.");
    Path script = directory.resolve("completion");
    Files.writeString(script, new Cli(directory).run("completion").out());

    assertThat(
            bash(
                "HOME="
                    + directory
                    + " zsh -f -c 'source "
                    + script
                    + " && echo ${_comps[coodie]}'"))
        .contains("_complete_coodie");
  }

  private static String bash(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
