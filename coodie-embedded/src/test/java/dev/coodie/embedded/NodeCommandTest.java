package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class NodeCommandTest {
  @Test
  void port_in_use_is_an_error() throws IOException {
    List<Exception> errors = new ArrayList<>();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      new CommandLine(new NodeCommand())
          .setExecutionExceptionHandler(
              (error, command, parsed) -> {
                errors.add(error);
                return 1;
              })
          .execute("--port", Integer.toString(taken.getLocalPort()));
    }

    assertThat(errors)
        .singleElement()
        .isInstanceOf(EmbeddedCassandraException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .endsWith("[coodie-804]");
  }
}
