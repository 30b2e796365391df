package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class StudioCommandTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/open\\S+");
  private static final long PATIENCE = Duration.ofMinutes(2).toNanos();

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Interruption interruption = new Interruption();

  private CompletableFuture<Integer> start(Map<String, String> environment, String... arguments) {
    Shell shell =
        new Shell(
            environment,
            directory,
            new ByteArrayInputStream(new byte[0]),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new ConsoleAsking(),
            interruption);
    return CompletableFuture.supplyAsync(
        () -> {
          int code = CoodieCommand.commandLine(shell, arguments).execute(arguments);
          interruption.end();
          return code;
        });
  }

  private Map<String, String> shared() {
    return Map.of(
        "COODIE_HOSTS", DB.node().address(), "COODIE_PORT", Integer.toString(DB.node().port()));
  }

  private URI address(CompletableFuture<Integer> command) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    while (System.nanoTime() < end && !command.isDone()) {
      Matcher found = ADDRESS.matcher(out.toString());
      if (found.find()) {
        return URI.create(found.group());
      }
      Thread.sleep(20);
    }
    throw new AssertionError(out + "\n" + err);
  }

  private String stop(CompletableFuture<Integer> command) throws Exception {
    interruption.stop();
    command.get(1, TimeUnit.MINUTES);
    return out.toString();
  }

  private static String schema(URI address) throws Exception {
    return ask(address, "schema");
  }

  private static String ask(URI address, String what) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    HttpResponse<String> opened =
        http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    String origin = "http://127.0.0.1:" + address.getPort();
    return http.send(
            HttpRequest.newBuilder(URI.create(origin + "/api/" + what))
                .header("Cookie", cookie)
                .header("Origin", origin)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  @Test
  void serves_a_page_of_the_cluster_until_it_is_interrupted() throws Exception {
    CompletableFuture<Integer> command = start(shared(), "studio", "--no-browser");
    URI address = address(command);

    assertThat(schema(address)).contains("\"" + DB.keyspace() + "\"");
    assertThat(stop(command)).contains("It only reads; --write allows more.");
    assertThat(err.toString()).doesNotContain("embedded");
  }

  @Test
  void exports_go_to_the_directory_that_is_given() throws Exception {
    CompletableFuture<Integer> command =
        start(shared(), "studio", "--no-browser", "--exports", "out");
    String answer = ask(address(command), "exports");
    stop(command);

    assertThat(answer).contains(directory.resolve("out").toString());
  }

  @Test
  void without_hosts_it_has_a_node_and_sample_data_of_its_own() throws Exception {
    CompletableFuture<Integer> command =
        start(Map.of(), "studio", "--no-browser", "--production", "--write");
    URI address = address(command);

    assertThat(schema(address)).contains("\"cinema\"").contains("ticket_sales");
    assertThat(stop(command)).contains("Production: it only reads.");
    assertThat(err.toString()).contains("No hosts are given");
  }

  @Test
  void a_port_that_is_in_use_is_an_error() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      int code = start(shared(), "studio", "--no-browser", "--page-port", port).join();

      assertThat(code).isNotZero();
      assertThat(err.toString()).contains("coodie-1411").contains(port);
    }
  }
}
