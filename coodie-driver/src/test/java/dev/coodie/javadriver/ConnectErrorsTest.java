package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DefaultProtocolVersion;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.InvalidKeyspaceException;
import com.datastax.oss.driver.api.core.UnsupportedProtocolVersionException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.ConnectionInitException;
import com.datastax.oss.driver.api.core.connection.FrameTooLongException;
import com.datastax.oss.driver.api.core.metadata.EndPoint;
import com.datastax.oss.driver.api.core.metadata.Node;
import dev.coodie.CoodieConfig;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.ConnectionException;
import dev.coodie.error.CoodieException;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectErrorsTest {
  private static final CoodieConfig CONFIG =
      CoodieConfig.at("db1").contactPoint("db2:9043").credentials("bob", "hunter2");
  private static final EndPoint END_POINT = Stubs.of(EndPoint.class);

  record Case(Throwable error, Class<?> type, String id, String sentence) {}

  static Stream<Case> cases() {
    return Stream.of(
        connection(
            new ConnectException("Connection refused"),
            "coodie-613",
            "Cannot reach db1:9042, db2:9043: the connection was refused. Is the node up"),
        connection(new ConnectTimeoutException("late"), "coodie-613", "no answer in time"),
        connection(
            new NoRouteToHostException("no route"), "coodie-613", "there is no route to the host"),
        connection(
            new AuthenticationException(END_POINT, "nope"),
            "coodie-614",
            "db1:9042, db2:9043 refused the login of \"bob\": wrong user or password."),
        new Case(
            new IllegalStateException(
                "No local DC was provided, but the contact points are from different DCs: a=dc1,"
                    + " b=dc2; please set the local DC explicitly"),
            ConfigurationException.class,
            "coodie-616",
            "The contact points are not all in one datacenter: a=dc1, b=dc2. Choose one with"
                + " localDatacenter(..)."),
        connection(
            new SSLHandshakeException("PKIX path building failed: unable to find"),
            "coodie-617",
            "is not from a trusted authority"),
        connection(
            new CertificateException("No subject alternative names matching IP address"),
            "coodie-617",
            "does not name this host"),
        connection(
            new CertificateExpiredException("NotAfter: Fri Jan 01 00:00:00 UTC 2021"),
            "coodie-617",
            "The certificate of db1:9042, db2:9043 expired. Renew it on the node."),
        connection(
            new SSLHandshakeException("Received fatal alert: bad_certificate"),
            "coodie-617",
            "refused the client certificate, or requires one"),
        connection(
            new SSLException("not an SSL/TLS record: 84"),
            "coodie-617",
            "does not use TLS on this port"),
        connection(
            new SSLHandshakeException("Received fatal alert: protocol_version"),
            "coodie-617",
            "failed: Received fatal alert: protocol_version."),
        connection(
            new FrameTooLongException(new InetSocketAddress(0), "long"),
            "coodie-618",
            "answers, but not in the CQL protocol"),
        connection(
            new DriverTimeoutException("OPTIONS"), "coodie-618", "gave no CQL answer in time"),
        connection(
            new ClosedConnectionException("gone", new SocketException("Connection reset")),
            "coodie-618",
            "closed the connection at once. Is it the native transport port"),
        connection(
            UnsupportedProtocolVersionException.forSingleAttempt(
                END_POINT, DefaultProtocolVersion.V5),
            "coodie-618",
            "speaks no version of the CQL protocol"),
        new Case(
            new InvalidKeyspaceException("Invalid keyspace x"),
            ConfigurationException.class,
            "coodie-621",
            "basic.session-keyspace"),
        connection(
            new IllegalArgumentException("odd"),
            "coodie-622",
            "Cannot connect to db1:9042, db2:9043: IllegalArgumentException, odd."));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_reason_is_found_wherever_it_is(Case given) {
    Throwable wrapped =
        new CompletionException(
            AllNodesFailedException.fromErrors(
                List.of(
                    Map.entry(
                        Stubs.of(Node.class), new ConnectionInitException("init", given.error)))));

    for (Throwable error : List.of(given.error, wrapped)) {
      CoodieException translated = ConnectErrors.translate(error, CONFIG);

      assertThat(translated).isExactlyInstanceOf(given.type).hasMessageContaining(given.sentence);
      assertThat(translated.id()).isEqualTo(given.id);
      assertThat(translated.getMessage()).doesNotContain("hunter2");
      assertThat(translated.getCause()).isNotNull();
    }
  }

  @Test
  void a_wrong_datacenter_lists_the_others() {
    assertThat(ConnectErrors.wrongDatacenter("dc9", Set.of("dc1")))
        .hasMessage(
            "The cluster has no datacenter \"dc9\". Name as the local datacenter one of: dc1."
                + " [coodie-615]");
  }

  @Test
  void without_contact_points_those_of_the_application_are_meant() {
    assertThat(ConnectErrors.translate(new ConnectException("refused"), CoodieConfig.defaults()))
        .hasMessageStartingWith("Cannot reach the contact points of application.conf");
  }

  private static Case connection(Throwable error, String id, String sentence) {
    return new Case(error, ConnectionException.class, id, sentence);
  }
}
