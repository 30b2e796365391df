package dev.coodie.it.driver;

import static dev.coodie.it.driver.Cql.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.CoodieConfig;
import dev.coodie.Tls;
import dev.coodie.driver.Driver;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.ConnectionException;
import dev.coodie.testsupport.Certificates;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One node with a right name in its certificate, and one with another that wants the client's. */
class TlsTest {
  @TempDir private static Path directory;

  private static Certificates certificates;
  private static EmbeddedCassandra node;
  private static EmbeddedCassandra mutual;

  @BeforeAll
  static void start() throws Exception {
    certificates =
        new Certificates(directory)
            .make("node", "RSA", "ip:127.0.0.1,dns:localhost")
            .make("elsewhere", "RSA", "dns:db.example.org")
            .make("client", "RSA", "dns:client")
            .make("stranger", "EC", "dns:stranger");
    node =
        EmbeddedCassandra.builder()
            .tls(dev.coodie.embedded.NodeTls.of(certificates.store("node"), Certificates.PASSWORD))
            .start();
    mutual =
        EmbeddedCassandra.builder()
            .tls(
                dev.coodie.embedded.NodeTls.of(
                        certificates.store("elsewhere"), Certificates.PASSWORD)
                    .requireClientCertificate(
                        certificates.trustStore("client"), Certificates.PASSWORD)
                    .clientKeyStore(certificates.store("client"), Certificates.PASSWORD))
            .start();
  }

  @AfterAll
  static void stop() {
    node.close();
    mutual.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void a_trusted_node_connects(String host) throws Exception {
    CoodieConfig config =
        CoodieConfig.at(host + ":" + node.port())
            .connectTimeout(Duration.ofSeconds(10))
            .tls(Tls.trusting(certificates.certificate("node")));

    assertConnects(config);
  }

  @Test
  void an_untrusted_node_is_refused() {
    assertRefused(
        config(node).tls(Tls.trusting(certificates.certificate("stranger"))),
        "is not from a trusted authority. Give the right authorities with Tls.trusting(..).",
        "coodie-617");
  }

  @Test
  void the_jdk_does_not_trust_it_either() {
    assertRefused(
        config(node).tls(Tls.trustingPublicAuthorities()),
        "is not from a trusted authority",
        "coodie-617");
  }

  @Test
  void a_plain_connection_is_refused() {
    assertRefused(config(node), "and does it need tls(..)?", "coodie-618");
  }

  @Test
  void a_known_client_connects_to_a_node_of_any_name() throws Exception {
    assertConnects(config(mutual).tls(clientTls().anyHostName()));
  }

  @Test
  void a_node_of_another_name_is_refused() {
    assertRefused(
        config(mutual).tls(clientTls()),
        "does not name this host. Connect by the name it has, or use Tls.anyHostName().",
        "coodie-617");
  }

  @Test
  void a_client_without_a_certificate_is_refused() {
    assertRefused(
        config(mutual).tls(Tls.trusting(certificates.certificate("elsewhere")).anyHostName()),
        "refused the client certificate, or requires one. Give it with Tls.clientCertificate(..).",
        "coodie-617");
  }

  @Test
  void a_strange_client_is_refused() {
    assertRefused(
        config(mutual)
            .tls(
                Tls.trusting(certificates.certificate("elsewhere"))
                    .clientCertificate(
                        certificates.certificate("stranger"), certificates.key("stranger"))
                    .anyHostName()),
        "127.0.0.1:" + mutual.port(),
        "coodie-617");
  }

  private static Tls clientTls() {
    return Tls.trusting(certificates.certificate("elsewhere"))
        .clientCertificate(certificates.certificate("client"), certificates.key("client"));
  }

  private static CoodieConfig config(EmbeddedCassandra node) {
    return Nodes.config(node).connectTimeout(Duration.ofSeconds(3));
  }

  private static void assertConnects(CoodieConfig config) throws Exception {
    try (Driver driver = Nodes.connect(config)) {
      assertThat(run(driver, "SELECT key FROM system.local").size()).isEqualTo(1);
    }
  }

  private static void assertRefused(CoodieConfig config, String sentence, String id) {
    assertThatThrownBy(() -> Nodes.connect(config))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining(sentence)
        .hasMessageEndingWith("[" + id + "]");
  }
}
