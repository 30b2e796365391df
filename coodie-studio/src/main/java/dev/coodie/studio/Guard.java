package dev.coodie.studio;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. A page of a stranger runs in the same browser, so the loopback address protects from
 * nothing by itself: a name that is bound to 127.0.0.1 later (DNS rebinding) fails on its {@code
 * Host}, a form or script of another origin on {@code Origin} and {@code Sec-Fetch-Site}, and
 * whoever does not know the printed address has no cookie.
 */
final class Guard {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String token = random();
  private final String session = random();
  private final String cookie;
  private final Set<String> hosts;

  Guard(int port) {
    this.cookie = "coodie-studio-" + port;
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
  }

  private static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What the printed address has, and nobody else. */
  String token() {
    return token;
  }

  /** The cookie that the token is changed into: of this page alone, and never sent by another. */
  String setCookie() {
    return cookie + "=" + session + "; Path=/; HttpOnly; SameSite=Strict";
  }

  /** Asked first, of every request. */
  void checkHost(Headers headers) {
    List<String> given = headers.getOrDefault("Host", List.of());
    if (given.size() != 1 || !hosts.contains(given.get(0))) {
      throw StudioProblem.of(
          421,
          "coodie-1404",
          "This page is asked for under another name than 127.0.0.1 or localhost. Open the address"
              + " that the studio printed.");
    }
  }

  void checkToken(@Nullable String query) {
    if (query == null || !same(query, "token=" + token)) {
      throw StudioProblem.of(
          401,
          "coodie-1405",
          "This address has not the token of this studio. Open the one that it printed when it was"
              + " started.");
    }
  }

  void checkCookie(Headers headers) {
    if (headers.getOrDefault("Cookie", List.of()).stream()
        .flatMap(line -> List.of(line.split(";", -1)).stream())
        .noneMatch(pair -> same(pair.strip(), cookie + "=" + session))) {
      throw StudioProblem.of(
          401,
          "coodie-1406",
          "The studio does not know this browser. Open the address that it printed when it was"
              + " started.");
    }
  }

  /** Asked of every request for data: it must come from the page's own script. */
  void checkOrigin(Headers headers, String contentType) {
    String host = headers.getFirst("Host");
    String fetched = headers.getFirst("Sec-Fetch-Site");
    boolean own =
        ("http://" + host).equals(headers.getFirst("Origin"))
            && (fetched == null || fetched.equals("same-origin"));
    String type = headers.getFirst("Content-Type");
    if (!own || type == null || !type.startsWith(contentType)) {
      throw StudioProblem.refused(
          "coodie-1407",
          "This request does not come from the studio's own page, so it is not answered.");
    }
  }

  /** Takes as long for a wrong text as for a right one. */
  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
