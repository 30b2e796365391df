package dev.coodie.examples.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.PageToken;
import dev.coodie.Query;
import dev.coodie.error.ConstraintViolationsException;
import dev.coodie.error.CoodieException;
import dev.coodie.error.DocumentNotFoundException;
import dev.coodie.error.InvalidDocumentException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.StaleDocumentException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents, pages and errors in a REST API, on the server of the JDK. */
class WebGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Purchase.class, Stock.class, Signup.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Purchase> purchases = coodie.documents(Purchase.class);
  private final Documents<Stock> stock = coodie.documents(Stock.class);
  private final Documents<Signup> signups = coodie.documents(Signup.class);
  private HttpServer server;

  /** What answers a request with JSON. */
  private interface Answering {
    String answer(HttpExchange exchange) throws IOException;
  }

  // tag::web-json[]
  private final JsonMapper json = new JsonMapper();

  String purchasesOf(String customer, @Nullable String after) {
    Query<Purchase> query = purchases.find(Purchase_.partition(customer)).pageSize(25);
    Page<Purchase> page = after == null ? query.page() : query.page(PageToken.valueOf(after));
    return json.writeValueAsString(page); // {"items":[..],"next":"AQ.."}; "next":null ends it
  }

  // end::web-json[]

  // tag::web-body[]
  String saved(String body) {
    Stock changed = stock.save(json.readValue(body, Stock.class)); // the version is in the body
    return json.writeValueAsString(changed);
  }

  // end::web-body[]

  // tag::web-status[]
  /** The status of an answer to a request that failed. */
  static int status(CoodieException error) {
    if (error instanceof ConstraintViolationsException
        || error instanceof InvalidDocumentException) {
      return 400;
    }
    if (error instanceof InvalidQueryException && WRONG_TOKEN.contains(error.id())) {
      return 400;
    }
    if (error instanceof DocumentNotFoundException) {
      return 404;
    }
    if (error instanceof StaleDocumentException) {
      return 409;
    }
    return error.isTransient() ? 503 : 500;
  }

  private static final List<String> WRONG_TOKEN = List.of("coodie-231", "coodie-232", "coodie-233");

  // end::web-status[]

  @BeforeEach
  void the_server_runs() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    on("/purchases", exchange -> purchasesOf("ann", parameter(exchange)));
    on("/stock", exchange -> saved(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    on("/stock/pen", exchange -> json.writeValueAsString(stock.get(Stock_.key("pen"))));
    on(
        "/signups",
        exchange -> {
          signups.save(json.readValue(exchange.getRequestBody().readAllBytes(), Signup.class));
          return "{}";
        });
    server.start();
  }

  @AfterEach
  void the_server_stops() {
    server.stop(0);
  }

  private void on(String path, Answering answering) {
    server.createContext(
        path,
        exchange -> {
          int status = 200;
          String body;
          try {
            body = answering.answer(exchange);
          } catch (CoodieException e) {
            status = status(e);
            body =
                json.writeValueAsString(
                    Map.of("title", String.valueOf(e.getMessage()), "code", e.id()));
          } catch (JacksonException e) {
            status = 400;
            body = "{}";
          }
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private static @Nullable String parameter(HttpExchange exchange) {
    String query = exchange.getRequestURI().getQuery();
    return query == null ? null : query.substring("after=".length());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request(path).GET().build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
  }

  @Test
  void a_client_goes_from_page_to_page_by_tokens() throws IOException, InterruptedException {
    for (int number = 1; number <= 60; number++) {
      purchases.save(
          new Purchase(
              "ann", LocalDate.of(2026, 5, 1), number, Purchase.Status.OPEN, 1, BigDecimal.ONE));
    }
    List<Integer> numbers = new ArrayList<>();
    String path = "/purchases";
    while (!path.isEmpty()) {
      JsonNode page = json.readTree(get(path).body());
      page.get("items").forEach(item -> numbers.add(item.get("number").asInt()));
      JsonNode next = page.get("next");
      path = next.isNull() ? "" : "/purchases?after=" + URLEncoder.encode(next.asString(), UTF_8);
    }

    assertThat(numbers).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void a_wrong_token_is_the_client_s_mistake() throws IOException, InterruptedException {
    assertThat(get("/purchases?after=made-up").statusCode()).isEqualTo(400);
  }

  @Test
  void a_version_that_is_not_the_newest_is_a_conflict() throws IOException, InterruptedException {
    stock.at(Stock_.key("pen")).delete();
    assertThat(get("/stock/pen").statusCode()).isEqualTo(404);

    String first = post("/stock", "{\"item\":\"pen\",\"amount\":3,\"version\":0}").body();
    String second = json.writeValueAsString(json.readValue(first, Stock.class).plus(1));

    assertThat(post("/stock", second).statusCode()).isEqualTo(200);
    HttpResponse<String> stale = post("/stock", second);
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(json.readTree(stale.body()).get("code").asString()).startsWith("coodie-");
    assertThat(json.readTree(get("/stock/pen").body()).get("amount").asInt()).isEqualTo(4);
  }

  @Test
  void what_breaks_a_constraint_is_told() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        post("/signups", "{\"name\":\"ann\",\"email\":\"no address\",\"age\":7}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("age").doesNotContain("no address");
  }
}
