package dev.coodie.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The command, as far as it needs no node. */
class DemoCommandTest {
  @Test
  void the_help_of_coodie_tells_the_same_options() throws IOException {
    String help = Files.readString(Path.of("..", "coodie-cli", "src", "help", "demo.txt"));
    String oneLine = help.replaceAll("\\s+", " ");

    for (OptionSpec option : DemoCommand.commandLine().getCommandSpec().options()) {
      assertThat(help).contains(option.names());
      if (!option.usageHelp()) {
        assertThat(oneLine).contains(said(option.description()[0]));
      }
    }
  }

  /** The description up to what picocli puts in. */
  private static String said(String description) {
    return description.replaceAll(" Default: .*", "");
  }

  @Test
  void a_taken_port_is_told_before_a_node_starts() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ended ended = run("--port", String.valueOf(taken.getLocalPort()));

      assertThat(ended.code).isEqualTo(1);
      assertThat(ended.err)
          .isEqualTo(
              "coodie: Port "
                  + taken.getLocalPort()
                  + " of 127.0.0.1 is taken, or not allowed. Give another with --port, or leave"
                  + " --port out. [coodie-1251]\n");
    }
  }

  @Test
  void a_port_that_does_not_exist_is_told() {
    assertThat(run("--port", "65536"))
        .isEqualTo(
            new Ended(1, "coodie: There is no port 65536. Give 0 to 65535. [coodie-1250]\n"));
  }

  @Test
  void a_cluster_that_does_not_answer_is_told_in_a_sentence() throws IOException {
    int closed;
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = nobody.getLocalPort();
    }

    Ended ended = run("--port", "0", "--hosts", "127.0.0.1:" + closed);

    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.err)
        .startsWith("Starting the application.\ncoodie: Cannot reach 127.0.0.1:" + closed + ": ")
        .endsWith(" [coodie-613]\n");
  }

  @Test
  void wrong_use_is_told() {
    Ended ended = run("--prot", "1");

    assertThat(ended.code).isEqualTo(2);
    assertThat(ended.err)
        .contains("--prot")
        .endsWith("See \"coodie demo --help\". [coodie-1252]\n");
  }

  @Test
  void without_a_wish_a_taken_8080_is_no_problem() throws IOException {
    int chosen = Ports.choose(null);

    assertThat(chosen).isIn(0, Ports.USUAL);
    if (chosen == Ports.USUAL) {
      try (ServerSocket taken =
          new ServerSocket(Ports.USUAL, 1, InetAddress.getLoopbackAddress())) {
        assertThat(Ports.choose(null)).isZero();
        assertThat(taken.isBound()).isTrue();
      }
    }
  }

  @Test
  void a_browser_is_opened_only_where_there_is_a_desktop() {
    String page = "http://127.0.0.1:1/";

    assertThat(Browser.command("Linux", Map.of(), page)).isEmpty();
    assertThat(Browser.command("Linux", Map.of("DISPLAY", ":0"), page))
        .isEqualTo(Optional.of(List.of("xdg-open", page)));
    assertThat(Browser.command("Mac OS X", Map.of(), page))
        .isEqualTo(Optional.of(List.of("open", page)));
    assertThat(Browser.command("Windows 11", Map.of(), page)).isPresent();
  }

  private record Ended(int code, String err) {}

  private static Ended run(String... arguments) {
    StringWriter err = new StringWriter();
    CommandLine command = DemoCommand.commandLine().setErr(new PrintWriter(err, true));
    return new Ended(
        command.execute(arguments), err.toString().replace(System.lineSeparator(), "\n"));
  }
}
