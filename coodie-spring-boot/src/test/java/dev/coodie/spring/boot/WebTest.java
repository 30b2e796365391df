package dev.coodie.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.spring.boot.web.WebShop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebTest {
  @RegisterExtension static final Keyspace DB = new Keyspace();
  private static final JsonMapper JSON = new JsonMapper();

  private static ConfigurableApplicationContext shop;

  @BeforeAll
  static void start() throws Exception {
    shop =
        DB.builder(
                WebShop.class,
                "server.port=0",
                "coodie.create-keyspace=true",
                "coodie.schema=apply",
                "coodie.page-token-key=q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=")
            .web(WebApplicationType.SERVLET)
            .run();
    for (int id = 1; id <= 3; id++) {
      put("{\"id\":" + id + ",\"name\":\"pen\",\"version\":0}");
    }
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void a_token_goes_to_the_client_as_text_and_comes_back_as_a_parameter() throws Exception {
    JsonNode first = JSON.readTree(get("/goods").body());
    String token = first.get("next").asString();

    JsonNode second = JSON.readTree(get("/goods?after=" + token).body());

    assertThat(first.get("items").size()).isEqualTo(2);
    assertThat(second.get("items").size()).isEqualTo(1);
    assertThat(second.get("next").isNull()).isTrue();
  }

  @Test
  void a_token_can_be_in_a_body() throws Exception {
    String token = JSON.readTree(get("/goods").body()).get("next").asString();

    HttpResponse<String> answer =
        send(request("/goods/next").POST(BodyPublishers.ofString("{\"after\":\"" + token + "\"}")));

    assertThat(JSON.readTree(answer.body()).get("items").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /goods?after=nonsense | 400 | coodie-231
          /goods/99             | 404 | coodie-301
          """)
  void an_error_of_a_read_is_a_problem(String path, int status, String id) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.get("id").asString()).isEqualTo(id);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("SELECT");
  }

  @Test
  void broken_constraints_are_listed() throws Exception {
    HttpResponse<String> answer = put("{\"id\":7,\"name\":\" \",\"version\":0}");

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode violation = JSON.readTree(answer.body()).get("violations").get(0);
    assertThat(violation.get("path").asString()).isEqualTo("name");
    assertThat(violation.get("message").asString()).isNotBlank();
  }

  @Test
  void an_old_version_is_a_conflict() throws Exception {
    HttpResponse<String> answer = put("{\"id\":1,\"name\":\"pencil\",\"version\":77}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Read it again");
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private static HttpResponse<String> put(String body) throws Exception {
    return send(request("/goods").PUT(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:"
                    + shop.getEnvironment().getProperty("local.server.port")
                    + path))
        .header("content-type", "application/json");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
