package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.observe.SlowOperations;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SlowOperationsTest {
  /** Each answer takes so long. */
  private static String logged(
      long millis, Duration threshold, Consumer<Documents<Product>> operations) {
    Executor later = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    Driver slow = statement -> CompletableFuture.supplyAsync(ResultPage::empty, later);
    CoodieConfig config =
        CoodieConfig.defaults().keyspace("ks").listener(SlowOperations.from(threshold));
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      operations.accept(Coodie.of(slow, config).documents(Product.class));
    } finally {
      System.setErr(before);
    }
    return bytes
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("SlowOperations"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void a_slow_operation_is_one_line_with_its_shape_and_no_value() {
    String log =
        logged(
            30, Duration.ofMillis(10), p -> p.save(new Product(1L, "secret", Product.Color.RED)));

    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains("WARN")
        .containsPattern("Slow save of Product: \\d+ ms \\(10 ms or more are slow\\)")
        .contains("requests 1, pages 1, rows 0. Shape: INSERT INTO ks.product")
        .doesNotContain("secret");
  }

  @Test
  void a_quick_one_is_not_logged() {
    assertThat(logged(0, Duration.ofSeconds(30), p -> p.save(Product.numbered(1)))).isEmpty();
  }

  @Test
  void of_a_bulk_operation_the_slowest_request_counts() {
    List<Product> many = List.of(Product.numbered(1), Product.numbered(2), Product.numbered(3));

    String quick = logged(40, Duration.ofSeconds(1), p -> p.bulk().inFlight(1).saveAll(many));
    String slow = logged(40, Duration.ofMillis(20), p -> p.bulk().inFlight(1).saveAll(many));

    assertThat(quick).isEmpty();
    assertThat(slow.lines())
        .singleElement()
        .asString()
        .containsPattern("Slow bulk.saveAll of Product: \\d+ ms, slowest request \\d+ ms");
  }
}
