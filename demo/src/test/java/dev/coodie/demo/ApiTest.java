package dev.coodie.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST part. */
class ApiTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void pages_walk_back_over_the_ends_of_days() throws Exception {
    String until = Instant.now().truncatedTo(ChronoUnit.HOURS).toString();
    Set<String> days = new HashSet<>();
    List<String> times = new ArrayList<>();
    String path = "/api/iot/sensors/attic/history?until=" + until;
    JsonNode page = json(RunningDemo.get(path));
    for (int i = 0; i < 4; i++) {
      for (JsonNode reading : page.get("items")) {
        times.add(reading.get("time").asString());
        days.add(reading.get("day").asString());
      }
      page = json(RunningDemo.get(path + "&after=" + page.get("next").asString()));
    }

    assertThat(times).hasSize(4 * 72).doesNotHaveDuplicates();
    assertThat(times).isSortedAccordingTo((left, right) -> right.compareTo(left));
    assertThat(days).hasSizeBetween(2, 3);
  }

  @Test
  void an_answer_tells_the_cql_it_took_without_values() throws Exception {
    HttpResponse<String> answer = RunningDemo.get("/api/search?q=puppy&category=pets&cents=5000");

    assertThat(cql(answer))
        .singleElement()
        .asString()
        .startsWith("1;SELECT ")
        .contains("\"category\" = ?", "\"cents\" <= ?", "ANN OF ?", "similarity_cosine")
        .doesNotContain("pets", "5000");
  }

  @Test
  void the_cql_of_all_buckets_of_a_page_belongs_to_its_request() throws Exception {
    String since = Instant.now().minusSeconds(60).toString();

    assertThat(cql(RunningDemo.get("/api/iot/sensors/attic/live?since=" + since)))
        .singleElement()
        .asString()
        .contains("FROM demo_", "\"sensor\" = ?", "\"day\" = ?", "\"time\" >= ?");
  }

  @Test
  void one_of_two_gets_the_name_and_the_other_sees_who() throws Exception {
    JsonNode claims = json(RunningDemo.send("POST", "/api/names/stella/race", ""));
    JsonNode later = json(RunningDemo.send("POST", "/api/names/stella/race", ""));
    JsonNode released = json(RunningDemo.send("DELETE", "/api/names/stella", ""));

    List<JsonNode> winners = new ArrayList<>();
    claims.forEach(
        claim -> winners.addAll(claim.get("applied").asBoolean() ? List.of(claim) : List.of()));
    assertThat(winners).hasSize(1);
    String owner = winners.get(0).get("user").asString();
    claims.forEach(claim -> assertThat(claim.get("owner").asString()).isEqualTo(owner));
    later.forEach(claim -> assertThat(claim.get("applied").asBoolean()).isFalse());
    assertThat(released.get("released").asBoolean()).isTrue();
  }

  @Test
  void who_saves_an_old_version_gets_the_stored_one_beside_the_error() throws Exception {
    JsonNode read = json(RunningDemo.get("/api/names/ada/profile"));
    String changed =
        "{\"name\":\"ada\",\"motto\":\"%s\",\"city\":\"Turin\",\"version\":"
            + read.get("version")
            + "}";

    HttpResponse<String> first =
        RunningDemo.send("PUT", "/api/names/ada/profile", changed.formatted("Engines weave"));
    HttpResponse<String> second =
        RunningDemo.send("PUT", "/api/names/ada/profile", changed.formatted("Too late"));

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(json(second).get("stored").get("motto").asString()).isEqualTo("Engines weave");
    assertThat(json(second).get("detail").asString()).startsWith("Somebody changed");
  }

  @Test
  void no_view_gets_lost() throws Exception {
    JsonNode before = afterAllLeft();

    RunningDemo.send("PUT", "/api/counters/visitors?count=20", "");
    while (json(RunningDemo.get("/api/counters")).get("sent").asLong()
        < before.get("sent").asLong() + 200) {
      Thread.sleep(20);
    }
    JsonNode after = afterAllLeft();

    assertThat(after.get("counted").asLong() - before.get("counted").asLong())
        .isEqualTo(after.get("sent").asLong() - before.get("sent").asLong())
        .isGreaterThanOrEqualTo(200);
    assertThat(after.get("counted")).isEqualTo(after.get("sent"));
  }

  private static JsonNode afterAllLeft() throws Exception {
    JsonNode counted = json(RunningDemo.send("PUT", "/api/counters/visitors?count=0", ""));
    while (counted.get("visitors").asInt() > 0) {
      Thread.sleep(20);
      counted = json(RunningDemo.get("/api/counters"));
    }
    return json(RunningDemo.get("/api/counters"));
  }

  @ParameterizedTest
  @CsvSource({
    "keep dry in bad weather, Rain jacket",
    "learn an instrument, Violin",
    "puppy, Dog leash",
    "brew a hot beverage, Tea pot",
    "something warm for cold nights, Sleeping bag"
  })
  void products_are_found_by_words_that_they_do_not_have(String question, String product)
      throws Exception {
    JsonNode found = json(RunningDemo.get("/api/search?q=" + question.replace(" ", "%20")));

    List<String> names = new ArrayList<>();
    List<Double> similarities = new ArrayList<>();
    for (JsonNode hit : found.get("hits")) {
      names.add(hit.get("name").asString());
      similarities.add(hit.get("similarity").asDouble());
    }
    assertThat(names.subList(0, 3)).contains(product);
    assertThat(similarities).isSortedAccordingTo((left, right) -> Double.compare(right, left));
  }

  @Test
  void indexes_find_by_category_and_price() throws Exception {
    JsonNode found = json(RunningDemo.get("/api/search?category=kitchen&cents=3000"));

    assertThat(found.get("hits")).isNotEmpty();
    for (JsonNode hit : found.get("hits")) {
      assertThat(hit.get("category").asString()).isEqualTo("kitchen");
      assertThat(hit.get("cents").asInt()).isLessThanOrEqualTo(3000);
    }
  }

  @Test
  void unknown_words_are_told() throws Exception {
    JsonNode found = json(RunningDemo.get("/api/search?q=xyzzy"));

    assertThat(found.get("hits")).isEmpty();
    assertThat(found.get("unknown").get(0).asString()).isEqualTo("xyzzy");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/iot/sensors/roof/history?until=2026-11-01T00:00:00Z, 404",
    "GET, /api/iot/sensors/attic/history?until=yesterday, 400",
    "GET, /api/iot/sensors/attic/history?until=2026-11-01T00:00:00Z&after=abc, 400",
    "GET, /api/names/nobody/profile, 404",
    "POST, /api/names/NOT%20A%20NAME/race, 400",
    "PUT, /api/counters/visitors?count=51, 400",
    "POST, /api/counters/nowhere/views, 404",
    "GET, /nowhere, 404"
  })
  void wrong_requests_are_answered_with_what_is_wrong(String method, String path, int status)
      throws Exception {
    assertThat(RunningDemo.send(method, path, "").statusCode()).isEqualTo(status);
  }

  @Test
  void other_sites_and_names_are_refused() throws Exception {
    int foreign =
        RunningDemo.send("POST", "/api/counters/shop/views", "", "Sec-Fetch-Site", "cross-site")
            .statusCode();

    assertThat(foreign).isEqualTo(403);
    assertThat(statusFor("demo.example")).contains(" 403");
    assertThat(statusFor("localhost")).contains(" 200");
  }

  /** The first line of an answer; the client of the JDK does not let us name the host. */
  private static String statusFor(String host) throws Exception {
    java.net.URI address = java.net.URI.create(RunningDemo.address());
    try (java.net.Socket socket = new java.net.Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.substring(0, answer.indexOf('\r'));
    }
  }

  private static List<String> cql(HttpResponse<String> answer) {
    return answer.headers().allValues("Coodie-Cql").stream()
        .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
        .toList();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }
}
