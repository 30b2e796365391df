package dev.coodie.internal.cql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CacheMetrics;
import dev.coodie.internal.cql.Texts.Text;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextsTest {
  private final Texts texts = new Texts("Product (table product)");

  @Test
  void hits_and_misses_are_counted() {
    texts.find(shape(1));
    texts.remember(shape(1), text(1));

    texts.find(shape(1));
    texts.countHit();

    assertThat(texts.metrics()).isEqualTo(new CacheMetrics(2, 1, 0, 1, Texts.MOST));
  }

  @Test
  void endless_shapes_are_bounded_and_those_in_use_stay() {
    Text hot = texts.remember(shape(-1), text(-1));

    for (int i = 0; i < 10 * Texts.MOST; i++) {
      texts.remember(shape(i), text(i));
      assertThat(texts.find(shape(-1))).as("after %s more", i).isSameAs(hot);
    }

    CacheMetrics metrics = texts.metrics();
    assertThat(metrics.size()).isLessThanOrEqualTo(Texts.MOST);
    assertThat(metrics.evictions()).isEqualTo(10L * Texts.MOST + 1 - metrics.size());
  }

  @Test
  void shapes_that_are_all_in_use_are_bounded_too() {
    for (int i = 0; i < 3 * Texts.MOST; i++) {
      texts.remember(shape(i), text(i));
      texts.find(shape(i));
    }

    assertThat(texts.metrics().size()).isLessThanOrEqualTo(Texts.MOST);
  }

  @Test
  void endless_shapes_are_warned_of_once_with_the_shape() {
    String log =
        logOf(
            () -> {
              for (int i = 0; i < 5 * Texts.MOST; i++) {
                texts.remember(shape(i), text(i));
              }
            });

    assertThat(log)
        .containsOnlyOnce("Product (table product) has more than 1000 shapes of statements")
        .contains("SELECT shape 1000");
  }

  private static Shape shape(int number) {
    return new Shape(1).add(number);
  }

  private static Text text(int number) {
    return new Text("SELECT shape " + number, new ValueType<?>[0]);
  }

  private static String logOf(Runnable action) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
