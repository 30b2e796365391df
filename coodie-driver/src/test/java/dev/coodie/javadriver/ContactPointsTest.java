package dev.coodie.javadriver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.CoodieConfig.ContactPoint;
import dev.coodie.error.ConnectionException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactPointsTest {
  private static final ContactPoint UNKNOWN = new ContactPoint("no.such.host.invalid", 9042);
  private static final ContactPoint KNOWN = new ContactPoint("127.0.0.1", 9043);

  @Test
  void where_no_host_is_known_the_exception_alone_says_so() {
    String logged =
        logged(
            () ->
                assertThatThrownBy(() -> ContactPoints.resolve(List.of(UNKNOWN)))
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageStartingWith("No host is known by the name no.such.host.invalid.")
                    .hasMessageEndingWith("[coodie-612]"));

    assertThat(logged).isEmpty();
  }

  @Test
  void one_that_is_unknown_beside_others_is_warned_of() {
    String logged =
        logged(
            () ->
                assertThat(ContactPoints.resolve(List.of(UNKNOWN, KNOWN)))
                    .extracting(InetSocketAddress::getPort)
                    .containsExactly(9043));

    assertThat(logged).contains("The contact point no.such.host.invalid is left out");
  }

  private static String logged(Runnable action) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(UTF_8);
  }
}
