package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.column.ValueType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Documents with counters. */
class CounterDocumentTest {
  private static final String SOURCE =
      """
      import dev.coodie.annotation.*;
      @Document record Hits(@PartitionKey String page, @ClusteringKey int day, @Counter long count,
          @Counter Long errors, @Counter @StaticColumn long all) {}
      @Projection(Hits.class) record Count(long count) {}
      @Document class Clicks {
        @PartitionKey String page;
        @Counter long count = 7;
        @Override public String toString() { return page + " " + count; }
      }
      """;

  private static final ByteBuffer PAGE = ValueType.TEXT.encode("p");
  private static final ByteBuffer DAY = ValueType.INT.encode(1);
  private static final ByteBuffer FIVE = ValueType.BIGINT.encode(5L);

  @Test
  void counter_is_a_counter_column() {
    Loaded loaded = Loaded.of(SOURCE);

    assertThat(loaded.columns("Hits"))
        .containsExactly(
            "page text PARTITION_KEY ASC",
            "day int CLUSTERING ASC",
            "count counter REGULAR",
            "errors counter REGULAR",
            "all counter STATIC");
    assertThat(loaded.model("Hits").isCounter()).isTrue();
  }

  @Test
  void counter_that_was_never_added_to_is_0_in_a_primitive_and_null_in_an_object() {
    Loaded loaded = Loaded.of(SOURCE);

    assertThat(loaded.model("Hits").read(row(PAGE, DAY, null, null, FIVE)))
        .hasToString("Hits[page=p, day=1, count=0, errors=null, all=5]");
    assertThat(loaded.model("Hits").read(row(PAGE, DAY, FIVE, FIVE, null)))
        .hasToString("Hits[page=p, day=1, count=5, errors=5, all=0]");
    assertThat(loaded.model("Clicks").read(row(PAGE, null))).hasToString("p 0");
  }

  @Test
  void projection_shows_a_counter_in_the_same_way() {
    Loaded loaded = Loaded.of(SOURCE);

    assertThat(loaded.projection("Count").read(row(FIVE))).hasToString("Count[count=5]");
    assertThat(loaded.projection("Count").read(row((ByteBuffer) null)))
        .hasToString("Count[count=0]");
  }

  private static Loaded.Bytes row(ByteBuffer... cells) {
    return new Loaded.Bytes(Arrays.asList(cells));
  }
}
