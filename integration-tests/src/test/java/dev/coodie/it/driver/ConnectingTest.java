package dev.coodie.it.driver;

import static dev.coodie.it.driver.Cql.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.CoodieConfig;
import dev.coodie.DriverConnector;
import dev.coodie.Tls;
import dev.coodie.driver.Driver;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.ConnectionException;
import dev.coodie.error.CoodieException;
import dev.coodie.javadriver.JavaDriverConnector;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectingTest {
  private static final Pattern DRIVER_THREAD =
      Pattern.compile("coodie-connect|s\\d+-(io|admin|timer)-.*");

  @AfterEach
  void no_thread_of_the_driver_is_left() throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (driverThreads() > 0 && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(driverThreads()).isZero();
  }

  @Test
  void the_connector_is_a_service() {
    assertThat(ServiceLoader.load(DriverConnector.class))
        .hasAtLeastOneElementOfType(JavaDriverConnector.class);
  }

  @Test
  void the_keyspace_need_not_exist() throws Exception {
    try (Driver driver = Nodes.connect(config().keyspace("does_not_exist_yet"))) {
      assertThat(driver.keyspace()).contains("does_not_exist_yet");
      assertThat(run(driver, "SELECT key FROM system.local").size()).isEqualTo(1);
    }
  }

  @Test
  void the_datacenter_is_found_when_none_is_given() throws Exception {
    try (Driver driver = Nodes.connect(config())) {
      assertThat(run(driver, "SELECT key FROM system.local").size()).isEqualTo(1);
    }
  }

  @Test
  void a_host_name_is_looked_up() throws Exception {
    CoodieConfig byName =
        CoodieConfig.at("localhost:" + Nodes.shared().port())
            .connectTimeout(Duration.ofSeconds(10));

    try (Driver driver = Nodes.connect(byName.contactPoint("no-such-host.invalid"))) {
      assertThat(run(driver, "SELECT key FROM system.local").size()).isEqualTo(1);
    }
  }

  @Test
  void the_right_datacenter_connects() throws Exception {
    CoodieConfig config = config().localDatacenter(Nodes.shared().localDatacenter());

    try (Driver driver = Nodes.connect(config)) {
      assertThat(run(driver, "SELECT key FROM system.local").size()).isEqualTo(1);
    }
  }

  @Test
  void a_wrong_datacenter_is_answered_with_those_there_are() {
    assertRefused(
        config().localDatacenter("dc9"),
        ConfigurationException.class,
        "The cluster has no datacenter \"dc9\". Name as the local datacenter one of: datacenter1.",
        "coodie-615");
  }

  @Test
  void an_attempt_that_was_given_up_leaves_nothing_open() {
    CompletableFuture<Driver> attempt =
        new JavaDriverConnector().connect(config()).toCompletableFuture();

    assertThat(attempt.cancel(false)).isTrue();
  }

  @Test
  void an_unknown_host_is_named() {
    assertRefused(
        CoodieConfig.at("no-such-host.invalid"),
        ConnectionException.class,
        "No host is known by the name no-such-host.invalid.",
        "coodie-612");
  }

  @Test
  void a_closed_port_is_named() throws Exception {
    int port;
    try (ServerSocket socket = listen()) {
      port = socket.getLocalPort();
    }

    assertRefused(
        CoodieConfig.at("127.0.0.1:" + port),
        ConnectionException.class,
        "Cannot reach 127.0.0.1:" + port + ": the connection was refused.",
        "coodie-613");
  }

  @Test
  void a_server_of_another_protocol_is_recognized() throws Exception {
    try (ServerSocket socket = listen()) {
      answer(socket, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");

      assertRefused(
          CoodieConfig.at("127.0.0.1:" + socket.getLocalPort())
              .connectTimeout(Duration.ofSeconds(2)),
          ConnectionException.class,
          "127.0.0.1:"
              + socket.getLocalPort()
              + " accepts connections but gave no CQL answer in time.",
          "coodie-618");
    }
  }

  @Test
  void a_server_that_hangs_up_is_recognized() throws Exception {
    try (ServerSocket socket = listen()) {
      answer(socket, "");

      assertRefused(
          CoodieConfig.at("127.0.0.1:" + socket.getLocalPort()),
          ConnectionException.class,
          "closed the connection at once. Is it the native transport port",
          "coodie-618");
    }
  }

  @Test
  void a_silent_server_is_given_up_after_the_connect_timeout() throws Exception {
    try (ServerSocket socket = listen()) {
      long start = System.nanoTime();

      assertRefused(
          CoodieConfig.at("127.0.0.1:" + socket.getLocalPort())
              .connectTimeout(Duration.ofMillis(500)),
          ConnectionException.class,
          "accepts connections but gave no CQL answer in time.",
          "coodie-618");

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void tls_to_a_plain_port_is_recognized() {
    assertRefused(
        config().tls(Tls.trustingPublicAuthorities()).connectTimeout(Duration.ofSeconds(2)),
        ConnectionException.class,
        "127.0.0.1:" + Nodes.shared().port() + " does not use TLS on this port.",
        "coodie-617");
  }

  @Test
  void a_missing_pem_file_is_named() {
    assertRefused(
        config().tls(Tls.trusting(Path.of("no-such.pem"))),
        ConfigurationException.class,
        "The PEM file no-such.pem does not exist.",
        "coodie-619");
  }

  private static void assertRefused(
      CoodieConfig config, Class<? extends CoodieException> type, String sentence, String id) {
    assertThatThrownBy(() -> Nodes.connect(config))
        .isInstanceOf(type)
        .hasMessageContaining(sentence)
        .hasMessageContaining("[" + id);
  }

  private static CoodieConfig config() {
    return Nodes.config(Nodes.shared());
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static void answer(ServerSocket server, String text) {
    Thread thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (Socket client = server.accept();
                    OutputStream out = client.getOutputStream()) {
                  int first = client.getInputStream().read();
                  if (first >= 0 && !text.isEmpty()) {
                    out.write(text.getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    client.getInputStream().readAllBytes();
                  }
                } catch (IOException e) {
                  // The driver gave up, or the test is over.
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static long driverThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> DRIVER_THREAD.matcher(thread.getName()).matches())
        .count();
  }
}
