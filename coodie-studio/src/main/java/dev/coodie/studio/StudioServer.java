package dev.coodie.studio;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.coodie.Coodie;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.CoodieException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests: checks who asks, then gives a file of the page or what {@link Api} says. */
final class StudioServer {
  private static final Logger LOG = LoggerFactory.getLogger(Studio.class);
  private static final int THREADS = 8;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final String API = "/api/";
  private static final String UPLOAD = "/upload";

  /** Loads nothing from elsewhere, runs nothing that stands in the page, is in no other page. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** Not a redirect: after one from a link of another site, a strict cookie would not be sent. */
  private static final String OPENING =
      "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
          + "<meta http-equiv=\"refresh\" content=\"0;url=/\"><title>coodie studio</title>"
          + "<p><a href=\"/\">coodie studio</a></html>";

  private final Guard guard;
  private final Api api;
  private final Assets assets = new Assets();

  private StudioServer(Guard guard, Api api) {
    this.guard = guard;
    this.api = api;
  }

  static RunningStudio start(Coodie coodie, StudioSettings settings) {
    HttpServer server = bind(settings.port());
    Guard guard = new Guard(server.getAddress().getPort());
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "coodie-studio");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    Api api = new Api(coodie, settings);
    server.createContext("/", new StudioServer(guard, api)::handle);
    server.start();
    return new RunningStudio(server, threads, guard, api);
  }

  private static HttpServer bind(int port) {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
    } catch (IOException e) {
      throw new ConfigurationException(
          "coodie-1411",
          "The studio cannot listen on port "
              + port
              + " of 127.0.0.1: "
              + e.getMessage()
              + ". Choose another, or 0 for a free one.",
          e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        answer(exchange);
      } catch (StudioProblem e) {
        problem(exchange, e.status(), e.id(), e.sentence());
      } catch (CoodieException e) {
        problem(exchange, 502, e.id(), PageWords.of(e));
      } catch (RuntimeException e) {
        LOG.warn("The studio could not answer {}", exchange.getRequestURI().getPath(), e);
        problem(
            exchange,
            500,
            "coodie-1412",
            "The studio failed to answer; its log says more about it.");
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    String path = exchange.getRequestURI().getPath();
    boolean get = exchange.getRequestMethod().equals("GET");
    guard.checkHost(headers);
    if (get && path.equals("/open")) {
      guard.checkToken(exchange.getRequestURI().getRawQuery());
      exchange.getResponseHeaders().set("Set-Cookie", guard.setCookie());
      byte[] page = OPENING.getBytes(StandardCharsets.UTF_8);
      send(exchange, 200, "text/html; charset=utf-8", page, false);
      return;
    }
    guard.checkCookie(headers);
    if (get && path.startsWith(Downloads.PATH)) {
      secure(exchange.getResponseHeaders(), "application/octet-stream");
      api.downloads().send(exchange, path);
      return;
    }
    if (get) {
      Assets.Asset asset = assets.find(path).orElseThrow(() -> noSuchPath());
      send(exchange, 200, asset.type(), asset.gzip(), true);
      return;
    }
    boolean upload = path.equals(UPLOAD);
    if (!exchange.getRequestMethod().equals("POST") || !(upload || path.startsWith(API))) {
      throw noSuchPath();
    }
    // Neither type can be sent by a form, or by a script of another origin that does not ask first.
    guard.checkOrigin(headers, upload ? "application/octet-stream" : "application/json");
    Object answer =
        upload
            ? api.upload(exchange.getRequestURI().getRawQuery(), length(headers), body(exchange))
            : api.answer(path.substring(API.length()), body(exchange));
    send(exchange, 200, "application/json", Json.bytes(answer), false);
  }

  private static InputStream body(HttpExchange exchange) {
    return exchange.getRequestBody();
  }

  /** As announced, or 0: it is counted, too. */
  private static long length(Headers headers) {
    String given = headers.getFirst("Content-Length");
    return given != null && given.matches("\\d{1,18}") ? Long.parseLong(given) : 0;
  }

  private static StudioProblem noSuchPath() {
    return StudioProblem.missing("coodie-1413", "The studio has no such page.");
  }

  private static void problem(HttpExchange exchange, int status, String id, String sentence)
      throws IOException {
    if (exchange.getResponseCode() != -1) {
      return; // the answer has begun; all that is left is to end it
    }
    String path = exchange.getRequestURI().getPath();
    boolean data = path.startsWith(API) || path.equals(UPLOAD);
    byte[] body =
        data
            ? Json.bytes(Map.of("problem", sentence, "id", id))
            : (sentence + " [" + id + "]").getBytes(StandardCharsets.UTF_8);
    String type = data ? "application/json" : "text/plain; charset=utf-8";
    send(exchange, status, type, body, false);
  }

  private static void send(
      HttpExchange exchange, int status, String type, byte[] body, boolean gzip)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    secure(headers, type);
    if (gzip) {
      headers.set("Content-Encoding", "gzip");
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static void secure(Headers headers, String type) {
    headers.set("Content-Type", type);
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }
}
