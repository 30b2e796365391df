package dev.coodie.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.driver.ResultPage;
import dev.coodie.spring.boot.web.WebShop.Good;
import dev.coodie.spring.boot.web.WebShop.Goods;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class ReactiveWebTest {
  private final Coodie coodie =
      Coodie.of(
          statement -> CompletableFuture.completedFuture(ResultPage.empty()),
          CoodieConfig.defaults().keyspace("shop"));
  private final WebTestClient client =
      WebTestClient.bindToController(new Goods(coodie.documents(Good.class)))
          .controllerAdvice(new CoodieProblems())
          .build();

  @ParameterizedTest
  @CsvSource({"/goods?after=nonsense, 400, coodie-231", "/goods/99, 404, coodie-301"})
  void an_error_is_a_problem_in_webflux_too(String path, int status, String id) {
    String body =
        client
            .get()
            .uri(path)
            .exchange()
            .expectStatus()
            .isEqualTo(status)
            .expectHeader()
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();

    assertThat(body).contains("\"id\":\"" + id + "\"");
  }
}
