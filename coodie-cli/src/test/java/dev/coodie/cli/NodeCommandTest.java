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
}
