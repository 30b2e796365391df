package dev.coodie.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of a stranger tries with files and migrations, and what it gets. */
class MovingSecurityTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static final String JSON = "Content-Type: application/json";
  private static final String BYTES = "Content-Type: application/octet-stream";

  @TempDir static Path folder;

  private static RunningStudio studio;
  private static StudioClient client;
  private static int port;

  @BeforeAll
  static void start() throws IOException {
    DB.coodie().schema().run("CREATE TABLE secret_plans (k int PRIMARY KEY, v text)");
    Path exports = Files.createDirectory(folder.resolve("exports"));
    Files.writeString(folder.resolve("outside.csv"), "not for you");
    Files.writeString(exports.resolve("notes.txt"), "not an export");
    Files.createSymbolicLink(exports.resolve("link.csv"), folder.resolve("outside.csv"));
    Files.createSymbolicLink(exports.resolve("link.parquet"), folder);
    studio =
        Studio.on(DB.coodie()).exports(exports).migrations(folder.resolve("m")).write().start();
    client = StudioClient.open(studio);
    port = studio.port();
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  private static String send(String firstLine, String body, String... headers) {
    return Stranger.send(port, firstLine, body, headers);
  }

  private static String host() {
    return "Host: 127.0.0.1:" + port;
  }

  private static String origin() {
    return "Origin: http://127.0.0.1:" + port;
  }

  private static String cookie() {
    return "Cookie: " + client.cookie();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make",
        "migrate",
        "export",
        "export-on",
        "exports",
        "download",
        "import",
        "import-on",
        "rejects",
        "jobs",
        "stop"
      })
  void each_request_is_a_post_of_the_page_with_its_cookie(String name) {
    String post = "POST /api/" + name;
    assertThat(send(post, "{}", host(), origin(), JSON)).contains("401").contains("coodie-1406");
    assertThat(send(post, "{}", host(), cookie(), JSON, "Origin: http://localhost:3000"))
        .contains("403")
        .contains("coodie-1407");
    assertThat(send(post, "{}", host(), cookie(), JSON)).contains("403").contains("coodie-1407");
    assertThat(send(post, "{}", host(), cookie(), origin(), "Content-Type: text/plain"))
        .contains("403")
        .contains("coodie-1407");
    assertThat(send(post, "{}", "Host: evil.example", cookie(), origin(), JSON))
        .contains("421")
        .contains("coodie-1404");
    assertThat(send("GET /api/" + name, "", host(), cookie(), origin()))
        .contains("404")
        .contains("coodie-1413");
  }

  @Test
  void a_file_is_taken_from_the_page_alone() {
    String post = "POST /upload?format=csv";
    assertThat(send(post, "k\n", host(), origin(), BYTES)).contains("401");
    assertThat(send(post, "k\n", host(), cookie(), BYTES, "Origin: http://localhost:3000"))
        .contains("403");
    assertThat(send(post, "k\n", host(), cookie(), BYTES)).contains("403");
    for (String form :
        new String[] {
          "text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"
        }) {
      assertThat(send(post, "k\n", host(), cookie(), origin(), "Content-Type: " + form))
          .contains("403");
    }
    assertThat(send("GET /upload?format=csv", "", host(), cookie(), origin())).contains("404");
    assertThat(send("PUT /upload?format=csv", "k\n", host(), cookie(), origin(), BYTES))
        .contains("404");
    assertThat(send(post, "k\n", host(), cookie(), origin(), BYTES)).contains("200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.csv",
        "..%2Foutside.csv",
        "/etc/passwd",
        "exports/../../outside.csv",
        "notes.txt",
        "link.csv",
        "link.parquet",
        "",
        "."
      })
  void no_name_leads_out_of_the_folder(String name) {
    assertThat(client.post("download", Map.of("name", name)).id()).isEqualTo("coodie-1442");
  }

  @Test
  void the_list_of_exports_has_neither_links_nor_other_files() {
    assertThat(client.post("exports", Map.of()).get("files")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv/../../x", "../csv", "csv%00", "sh", ""})
  void a_format_is_no_path(String format) throws IOException {
    String answer = send("POST /upload?format=" + format, "k\n", host(), cookie(), origin(), BYTES);

    assertThat(answer).contains("400").contains("coodie-1444");
  }

  @Test
  void a_download_needs_a_ticket_which_is_good_once_and_the_cookie() {
    StudioClient.Answer started =
        client.post(
            "export",
            Map.of(
                "query",
                Map.of("keyspace", DB.keyspace(), "table", "secret_plans", "pageSize", 1),
                "format",
                "csv"));
    String name = client.end(started).get("file").asText();
    String path = client.post("download", Map.of("name", name)).get("path").asText();

    assertThat(send("GET " + path, "", host())).contains("401").doesNotContain("k,v");
    assertThat(send("GET " + path, "", "Host: evil.example", cookie())).contains("421");
    assertThat(send("GET /download/" + name, "", host(), cookie())).contains("404");
    assertThat(send("GET /download/../" + name, "", host(), cookie())).contains("404");
    assertThat(send("GET " + path, "", host(), cookie()))
        .contains("200")
        .containsIgnoringCase("Content-Disposition: attachment")
        .containsIgnoringCase("X-Content-Type-Options: nosniff")
        .containsIgnoringCase("Content-Security-Policy: default-src 'none'")
        .contains("k,v");
    assertThat(send("GET " + path, "", host(), cookie())).contains("404").contains("coodie-1449");
  }

  @Test
  void a_file_that_is_announced_as_too_large_is_not_taken() {
    String answer =
        Stranger.send(
            port,
            "POST /upload?format=csv",
            "",
            host(),
            cookie(),
            origin(),
            BYTES,
            "Content-Length: 999999999999");

    assertThat(answer).contains("413").contains("coodie-1447");
  }

  @Test
  void a_file_that_turns_out_too_large_is_removed_and_its_room_is_free_again() throws IOException {
    try (Uploads uploads = new Uploads(1 << 20)) {
      assertThatThrownBy(
              () -> uploads.receive("format=csv", 0, new ByteArrayInputStream(new byte[2 << 20])))
          .hasMessageContaining("1 MB");
      Map<String, Object> kept =
          uploads.receive("format=csv", 0, new ByteArrayInputStream(new byte[1 << 20]));
      Path file = uploads.find(String.valueOf(kept.get("upload"))).file();
      try (Stream<Path> all = Files.list(file.resolveSibling("."))) {
        assertThat(all).hasSize(1);
      }
      assertThatThrownBy(
              () -> uploads.receive("format=csv", 1, new ByteArrayInputStream(new byte[1])))
          .isInstanceOfSatisfying(
              StudioProblem.class, e -> assertThat(e.id()).isEqualTo("coodie-1447"));
      uploads.forget(uploads.find(String.valueOf(kept.get("upload"))));
      assertThat(uploads.receive("format=csv", 3, new ByteArrayInputStream("k\n1".getBytes(UTF_8))))
          .containsEntry("bytes", 3L);
    }
  }

  @Test
  void a_file_that_breaks_off_is_removed_and_told() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the connection ended");
          }
        };
    try (Uploads uploads = new Uploads(100)) {
      assertThatThrownBy(() -> uploads.receive("format=csv", 0, broken))
          .isInstanceOfSatisfying(
              StudioProblem.class, e -> assertThat(e.id()).isEqualTo("coodie-1445"));
    }
  }
}
