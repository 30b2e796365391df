package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.embedded.EmbeddedCassandra;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The program, against a node that this test starts. */
class FirstTest {
  @Test
  void it_prints_the_event_and_ends() {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (EmbeddedCassandra node = EmbeddedCassandra.shared()) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));

      First.main(new String[] {node.address() + ":" + node.port()});
    } finally {
      System.setOut(out);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("EventLog[service=payments,");
  }
}
