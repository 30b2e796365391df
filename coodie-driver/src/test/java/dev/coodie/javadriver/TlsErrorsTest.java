package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.CoodieConfig;
import dev.coodie.Tls;
import dev.coodie.error.ConnectionException;
import dev.coodie.testsupport.Certificates;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handshakes of the JDK with certificates that are not valid now; what answers is no node. */
class TlsErrorsTest {
  @TempDir private static Path directory;

  @BeforeAll
  static void make_certificates() throws Exception {
    new Certificates(directory)
        .makeAuthority("ca", "EC")
        .makeSigned("expired", "ca", "-10d")
        .makeSigned("tomorrow", "ca", "+1d")
        .makeSigned("valid", "ca", "-1H");
  }

  @Test
  void an_expired_certificate_says_whose_it_is_and_since_when() throws Exception {
    assertThatThrownBy(connect("expired", trusting()))
        .isInstanceOf(ConnectionException.class)
        .message()
        .matches(
            "The certificate \"CN=expired\" of 127\\.0\\.0\\.1:\\d+ expired on"
                + " \\d{4}-\\d\\d-\\d\\dT[\\d:]+Z\\. Renew it on the node\\. \\[coodie-617\\]");
  }

  @Test
  void any_host_name_still_means_a_valid_certificate() throws Exception {
    assertThatThrownBy(connect("expired", trusting().anyHostName()))
        .hasMessageContaining("\"CN=expired\"")
        .hasMessageContaining("expired on");
  }

  @Test
  void a_certificate_of_tomorrow_asks_for_the_clock() throws Exception {
    assertThatThrownBy(connect("tomorrow", trusting()))
        .hasMessageContaining("The certificate \"CN=tomorrow\"")
        .hasMessageContaining("is not valid before")
        .hasMessageContaining("Is the clock of this machine right?");
  }

  @Test
  void an_expired_certificate_of_the_client_is_told_apart() throws Exception {
    Tls tls =
        trusting()
            .clientCertificate(directory.resolve("expired.crt"), directory.resolve("expired.key"));

    assertThatThrownBy(connect("valid", tls))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("refused the client certificate \"CN=expired\": it expired on ");
  }

  private static Tls trusting() {
    return Tls.trusting(directory.resolve("ca.crt"));
  }

  private static ThrowingCallable connect(String server, Tls tls) throws Exception {
    SSLServerSocket socket = serve(server, tls.certificate().isPresent());
    CoodieConfig config =
        CoodieConfig.at("127.0.0.1:" + socket.getLocalPort())
            .connectTimeout(Duration.ofSeconds(20))
            .tls(tls);
    return () -> {
      try (socket) {
        new JavaDriverConnector().connect(config).toCompletableFuture().join().close();
      } catch (CompletionException e) {
        throw e.getCause();
      }
    };
  }

  private static SSLServerSocket serve(String name, boolean wantsClient) throws Exception {
    KeyStore store =
        KeyStore.getInstance(
            new Certificates(directory).store(name).toFile(), Certificates.PASSWORD.toCharArray());
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, Certificates.PASSWORD.toCharArray());
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
    SSLServerSocket socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    socket.setNeedClientAuth(wantsClient);
    Thread thread = new Thread(() -> shakeHands(socket), "handshakes");
    thread.setDaemon(true);
    thread.start();
    return socket;
  }

  private static void shakeHands(SSLServerSocket socket) {
    while (!socket.isClosed()) {
      try (SSLSocket client = (SSLSocket) socket.accept()) {
        client.startHandshake();
      } catch (IOException e) {
        // the client went away, as it should
      }
    }
  }
}
