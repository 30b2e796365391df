package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import dev.coodie.testsupport.Certificates;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  @TempDir private static Path directory;
  private static NodeTls server;
  private static EmbeddedCassandra cassandra;

  @BeforeAll
  static void start() {
    Certificates certificates =
        new Certificates(directory)
            .make("server", "EC", "dns:server")
            .make("client", "EC", "dns:client");
    Path clientKeys = certificates.store("client");
    Path trusted = certificates.trustStore("client");
    server =
        NodeTls.of(certificates.store("server"), Certificates.PASSWORD)
            .requireClientCertificate(trusted, Certificates.PASSWORD)
            .clientKeyStore(clientKeys, Certificates.PASSWORD);
    cassandra = EmbeddedCassandra.builder().tls(server).passwordAuthentication().start();
  }

  @AfterAll
  static void stop() {
    cassandra.close();
  }

  @Test
  void session_builder_presents_the_clients_certificate() {
    try (CqlSession session = cassandra.sessionBuilder().build()) {
      assertThat(session.execute("SELECT key FROM system.local").one()).isNotNull();
    }
  }

  @Test
  void client_without_certificate_is_refused() {
    Path foreign =
        new Certificates(directory).make("foreign", "EC", "dns:foreign").store("foreign");
    CqlSessionBuilder stranger =
        cassandra
            .sessionBuilder()
            .withSslContext(NodeTls.of(foreign, Certificates.PASSWORD).clientContext());

    assertThatThrownBy(stranger::build).isInstanceOf(AllNodesFailedException.class);
  }

  @Test
  void plain_connection_is_refused() {
    CqlSessionBuilder plain =
        CqlSession.builder()
            .addContactPoint(cassandra.contactPoint())
            .withLocalDatacenter(cassandra.localDatacenter());

    assertThatThrownBy(plain::build).isInstanceOf(AllNodesFailedException.class);
  }

  @Test
  void unreadable_key_store_is_named() {
    Path missing = directory.resolve("missing.p12");
    EmbeddedCassandra.Builder builder =
        EmbeddedCassandra.builder().tls(NodeTls.of(missing, Certificates.PASSWORD));

    assertThatThrownBy(builder::start)
        .hasMessageStartingWith("The key store " + missing + " cannot be read")
        .hasMessageEndingWith("[coodie-808]");
  }
}
