package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher of a checkout, where neither Java nor Maven is on the path. */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("..", "coodie");
  private static final List<String> TOOLS =
      List.of("cat", "sed", "basename", "dirname", "readlink");
  private static final Path TEXTS = Path.of("src", "help");

  /** What a launcher printed, and how it ended. */
  private record Ended(int code, String out) {}

  @BeforeAll
  static void there_is_a_shell() {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "No /bin/bash is here.");
  }

  @Test
  void help_needs_no_build() throws IOException, InterruptedException {
    assertThat(run("--help")).isEqualTo(new Ended(0, text("coodie")));
    assertThat(run("help")).isEqualTo(new Ended(0, text("coodie")));
    assertThat(run("export", "--help")).isEqualTo(new Ended(0, text("export")));
    assertThat(run("help", "migrate")).isEqualTo(new Ended(0, text("migrate")));
    assertThat(run("query", "--file", "x", "-h")).isEqualTo(new Ended(0, text("query")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exprot", "../export", "coodie.txt"})
  void a_wrong_command_needs_no_build(String command) throws IOException, InterruptedException {
    Ended ended = run(command);

    assertThat(ended.code).isEqualTo(2);
    assertThat(ended.out)
        .startsWith("coodie: There is no command \"" + command + "\". There are: apply, ")
        .contains(", export, ")
        .endsWith("See \"coodie --help\". [coodie-1110]\n");
  }

  @Test
  void no_command_needs_no_build() throws IOException, InterruptedException {
    assertThat(run().code).isEqualTo(2);
  }

  @Test
  void the_version_is_that_of_the_source() throws IOException, InterruptedException {
    String[] built = new Version().getVersion();

    assertThat(run("--version")).isEqualTo(new Ended(0, built[0] + "\n" + built[1] + "\n"));
  }

  @Test
  void a_link_to_it_is_as_good(@TempDir Path bin) throws IOException, InterruptedException {
    Path first = Files.createSymbolicLink(bin.resolve("first"), LAUNCHER.toAbsolutePath());
    Path second = Files.createSymbolicLink(bin.resolve("coodie"), Path.of("first"));

    assertThat(run(second, "--help")).isEqualTo(new Ended(0, text("coodie")));
    Files.delete(first);
  }

  @Test
  void work_without_java_says_what_is_missing() throws IOException, InterruptedException {
    Ended ended = run("status");

    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.out).startsWith("coodie: No Java found: install a JDK, 17 or newer");
  }

  private static String text(String command) throws IOException {
    return Files.readString(TEXTS.resolve(command + ".txt"));
  }

  private static Ended run(String... arguments) throws IOException, InterruptedException {
    return run(LAUNCHER, arguments);
  }

  private static Ended run(Path launcher, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/bash", launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_HOME");
    Path tools = Files.createTempDirectory("coodie-tools");
    try {
      for (String tool : TOOLS) {
        Files.createSymbolicLink(tools.resolve(tool), found(tool));
      }
      builder.environment().put("PATH", tools.toString());
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), out);
    } finally {
      for (String tool : TOOLS) {
        Files.deleteIfExists(tools.resolve(tool));
      }
      Files.delete(tools);
    }
  }

  private static Path found(String tool) {
    Path path = Path.of("/usr/bin", tool);
    return Files.exists(path) ? path : Path.of("/bin", tool);
  }
}
