package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.PageInfo;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.UnauthorizedException;
import dev.coodie.observe.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What becomes of the result when the trace is not there. */
class TracedTest {
  private static final Product PEN = Product.numbered(1);

  /** A driver that names a trace for what is traced, and reads traces by a rule. */
  private static Documents<Product> products(
      Function<CqlStatement, CompletionStage<ResultPage>> traces) {
    TestDriver driver =
        new TestDriver(
            statement ->
                statement.text().contains("system_traces")
                    ? traces.apply(statement)
                    : CompletableFuture.completedFuture(answer(statement)));
    return Coodie.of(driver).documents(Product.class);
  }

  private static ResultPage answer(CqlStatement statement) {
    ResultPage page = TestDriver.page(Product_.MODEL, PEN);
    UUID id = statement.options().tracing() ? new UUID(0, 1) : null;
    return ResultPage.of(
        page.columns(),
        List.of(page.iterator().next()),
        null,
        new PageInfo(List.of("slow"), -1, null, 0, id));
  }

  @Test
  void a_role_that_may_not_read_traces_gets_its_result_and_a_sentence() {
    UnauthorizedException refused =
        new UnauthorizedException("coodie-506", "No SELECT.", "SELECT", null);

    Traced<Product> found =
        products(statement -> CompletableFuture.failedFuture(refused))
            .traced(p -> p.get(Product_.id.eq(1L)));

    assertThat(found.value()).isEqualTo(PEN);
    assertThat(found.traces()).isEmpty();
    assertThat(found.missing())
        .contains(
            "The traces could not be read; the role needs SELECT on keyspace system_traces."
                + " Reason: No SELECT. Statement: SELECT");
    assertThat(found.warnings()).containsExactly("slow");
  }

  @Test
  void a_server_that_writes_no_trace_is_waited_for_and_told() {
    Traced<Product> found =
        products(statement -> CompletableFuture.completedFuture(ResultPage.empty()))
            .traced(p -> p.get(Product_.id.eq(1L)));

    assertThat(found.value()).isEqualTo(PEN);
    assertThat(found.missing().orElseThrow())
        .startsWith("Of 1 traces the server had written 0 after 5 s.");
  }

  @Test
  void without_traced_nothing_is_traced() {
    List<Boolean> tracing = new ArrayList<>();
    TestDriver driver =
        new TestDriver(
            statement -> {
              tracing.add(statement.options().tracing());
              return CompletableFuture.completedFuture(answer(statement));
            });

    Coodie.of(driver).documents(Product.class).get(Product_.id.eq(1L));

    assertThat(tracing).containsExactly(false);
  }
}
