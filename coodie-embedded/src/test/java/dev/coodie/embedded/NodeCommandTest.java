package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class NodeCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void help_names_the_options() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString()).contains("--port", "--directory", "9042");
  }

  @Test
  void unknown_option_is_one_sentence() {
    assertThat(run("--prot", "9042")).isEqualTo(2);

    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("--prot")
        .endsWith("see coodie node --help for what there is.");
  }

  @Test
  void port_in_use_is_one_sentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(run("--port", Integer.toString(taken.getLocalPort()))).isEqualTo(1);
    }

    assertThat(err.toString().lines()).singleElement().asString().endsWith("[coodie-804]");
  }

  private int run(String... arguments) {
    CommandLine commandLine = NodeCommand.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
