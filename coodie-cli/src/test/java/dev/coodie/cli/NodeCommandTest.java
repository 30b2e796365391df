package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.cli.Cli.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeCommandTest {
  @TempDir private Path directory;

  @Test
  void port_in_use_is_an_error() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Outcome outcome =
          new Cli(directory).run("node", "--port", Integer.toString(taken.getLocalPort()));

      assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.errLines())
          .singleElement()
          .asString()
          .contains("Cannot listen on 127.0.0.1:" + taken.getLocalPort())
          .endsWith("[coodie-804]");
    }
  }

  @Test
  void unknown_version_is_an_error() {
    Outcome outcome = new Cli(directory).run("node", "--cassandra", "3.11", "--port", "0");

    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.errLines())
        .singleElement()
        .asString()
        .contains("There is no embedded Cassandra \"3.11\": give one of 4.0, 4.1, 5.0, 6.0.")
        .endsWith("[coodie-808]");
  }

  @Test
  void transactions_of_a_version_that_has_none_are_an_error() {
    Outcome outcome =
        new Cli(directory).run("node", "--version=4.1", "--transactions", "--port", "0");

    assertThat(outcome.errLines())
        .singleElement()
        .asString()
        .contains("Cassandra 4.1 has no transactions")
        .endsWith("[coodie-808]");
  }
}
