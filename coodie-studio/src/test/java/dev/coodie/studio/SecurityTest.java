package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of a stranger in the same browser tries, and what it gets. */
class SecurityTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static RunningStudio studio;
  private static StudioClient client;
  private static int port;

  @BeforeAll
  static void start() {
    studio = Studio.on(DB.coodie()).write().start();
    client = StudioClient.open(studio);
    port = studio.port();
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  private static String post(String... headers) {
    return Stranger.send(port, "POST /api/info", "{}", headers);
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

  private static final String JSON = "Content-Type: application/json";

  @Test
  void the_page_itself_is_answered() {
    String answer = post(host(), origin(), cookie(), JSON, "Sec-Fetch-Site: same-origin");

    assertThat(Stranger.status(answer)).isEqualTo(200);
  }

  @Test
  void nothing_is_answered_without_the_cookie() {
    assertThat(post(host(), origin(), JSON)).contains("401").contains("coodie-1406");
    assertThat(Stranger.send(port, "GET /", "", host())).contains("401").doesNotContain("app.js");
    assertThat(Stranger.send(port, "GET /app.js", "", host())).contains("401");
  }

  @Test
  void a_wrong_token_gets_no_cookie() {
    String answer = Stranger.send(port, "GET /open?token=guess", "", host());

    assertThat(answer).contains("401").contains("coodie-1405").doesNotContain("Set-Cookie");
  }

  @Test
  void the_cookie_is_kept_from_scripts_and_from_other_sites() {
    String path = studio.address().getPath() + "?" + studio.address().getQuery();

    assertThat(Stranger.send(port, "GET " + path, "", host()))
        .containsIgnoringCase("Set-Cookie: coodie-studio-" + port + "=")
        .contains("; HttpOnly; SameSite=Strict")
        .doesNotContain("Domain=");
  }

  /** DNS rebinding: evil.example is bound to 127.0.0.1 after its page was loaded. */
  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:PORT", "127.0.0.1", "localhost.evil:PORT"})
  void another_host_name_is_refused(String name) {
    String given = "Host: " + name.replace("PORT", Integer.toString(port));

    assertThat(post(given, origin(), cookie(), JSON)).contains("421").contains("coodie-1404");
  }

  /** CSRF: the browser would send the cookie, since sites do not differ by port. */
  @ParameterizedTest
  @ValueSource(
      strings = {"http://evil.example", "http://127.0.0.1:1", "http://localhost:PORT", "null"})
  void another_origin_is_refused(String origin) {
    String given = "Origin: " + origin.replace("PORT", Integer.toString(port));

    assertThat(post(host(), given, cookie(), JSON)).contains("403").contains("coodie-1407");
  }

  @Test
  void a_request_that_the_browser_calls_foreign_is_refused() {
    assertThat(post(host(), origin(), cookie(), JSON, "Sec-Fetch-Site: same-site")).contains("403");
    assertThat(post(host(), cookie(), JSON)).contains("403");
  }

  /** A form can send these without asking first; JSON it cannot. */
  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void what_a_form_sends_is_refused(String type) {
    assertThat(post(host(), origin(), cookie(), "Content-Type: " + type)).contains("403");
  }

  @Test
  void no_other_method_and_no_other_path_is_answered() {
    for (String line : List.of("PUT /api/info", "DELETE /", "OPTIONS /api/info", "GET /api/info")) {
      assertThat(Stranger.status(Stranger.send(port, line, "", host(), origin(), cookie())))
          .as(line)
          .isIn(403, 404);
    }
    for (String path :
        List.of("/../pom.xml", "/%2e%2e/Studio.class", "//etc/passwd", "/page/app.js")) {
      assertThat(Stranger.send(port, "GET " + path, "", host(), cookie())).as(path).contains("404");
    }
  }

  @Test
  void other_origins_are_never_allowed_to_read() {
    String answer = post(host(), origin(), cookie(), JSON);

    assertThat(answer).doesNotContainIgnoringCase("Access-Control-Allow");
  }

  @Test
  void the_page_runs_its_own_files_alone_and_is_in_no_other_page() {
    HttpResponse<String> page = client.get("/");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .contains("frame-ancestors 'none'")
        .contains("base-uri 'none'")
        .contains("form-action 'none'")
        .doesNotContain("unsafe")
        .doesNotContain("http");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void only_the_loopback_address_listens() throws IOException {
    for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : network.inetAddresses().toList()) {
        if (!address.isLoopbackAddress()) {
          assertThatThrownBy(() -> new Socket(address, port).close())
              .isInstanceOf(IOException.class);
        }
      }
    }
  }

  @Test
  void two_studios_do_not_know_each_others_cookies() {
    try (RunningStudio other = Studio.on(DB.coodie()).start()) {
      String answer =
          Stranger.send(
              other.port(),
              "POST /api/info",
              "{}",
              "Host: 127.0.0.1:" + other.port(),
              "Origin: http://127.0.0.1:" + other.port(),
              cookie(),
              JSON);

      assertThat(answer).contains("401");
    }
  }

  @Test
  void a_request_that_is_too_large_is_told_so() {
    StudioClient.Answer answer = client.postText("query", "{\"cql\":\"" + "x".repeat(9 << 20));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.id()).isEqualTo("coodie-1408");
  }
}
