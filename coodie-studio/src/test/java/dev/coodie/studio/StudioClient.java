package dev.coodie.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.Predicate;

/** Asks as the page does: with its cookie, from its origin. */
final class StudioClient {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String origin;
  private final String cookie;

  /** An answer of the server. */
  record Answer(int status, JsonNode json) {
    JsonNode get(String name) {
      return json.get(name);
    }

    String problem() {
      return json.path("problem").asText();
    }

    String id() {
      return json.path("id").asText();
    }
  }

  private StudioClient(String origin, String cookie) {
    this.origin = origin;
    this.cookie = cookie;
  }

  static StudioClient open(RunningStudio studio) {
    URI address = studio.address();
    HttpResponse<String> opened = send(HttpRequest.newBuilder(address).build());
    String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    return new StudioClient("http://127.0.0.1:" + studio.port(), cookie);
  }

  String cookie() {
    return cookie;
  }

  Answer post(String name, Object body) {
    return postText(name, text(body));
  }

  Answer postText(String name, String body) {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(URI.create(origin + "/api/" + name))
                .header("Cookie", cookie)
                .header("Origin", origin)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    return answer(response);
  }

  private static Answer answer(HttpResponse<String> response) {
    try {
      return new Answer(response.statusCode(), MAPPER.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end of what was started; how it ended. */
  JsonNode end(Answer started) {
    if (started.status() != 200) {
      throw new AssertionError(started.json().toString());
    }
    return until(started.get("id").asText(), job -> !job.get("state").asText().equals("running"));
  }

  /** Waits until a job is so. */
  JsonNode until(String id, Predicate<JsonNode> wanted) {
    for (int i = 0; i < 1_200; i++) {
      for (JsonNode job : post("jobs", Map.of()).get("jobs")) {
        if (job.get("id").asText().equals(id) && wanted.test(job)) {
          return job;
        }
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("it takes too long: " + post("jobs", Map.of()).json());
  }

  /** A file to import. */
  Answer upload(String format, byte[] bytes) {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(URI.create(origin + "/upload?format=" + format))
                .header("Cookie", cookie)
                .header("Origin", origin)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build());
    return answer(response);
  }

  /** A page of a table. */
  Answer rows(String keyspace, String table, int pageSize) {
    return post("rows", Map.of("keyspace", keyspace, "table", table, "pageSize", pageSize));
  }

  /** A statement of the editor. */
  Answer query(String cql) {
    return post("query", Map.of("cql", cql, "pageSize", 100));
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(origin + path)).header("Cookie", cookie).build());
  }

  static String text(Object body) {
    try {
      return MAPPER.writeValueAsString(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
