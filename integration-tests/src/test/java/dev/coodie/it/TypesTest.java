package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.column.CqlDuration;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedCoodieExtension.class)
class TypesTest {
  private static final UUID TIME_BASED = UUID.fromString("13814000-1dd2-11b2-8080-808080808080");

  private final Documents<Everything> documents;

  TypesTest(Coodie coodie) {
    this.documents = coodie.documents(Everything.class);
  }

  @BeforeAll
  static void create_the_table(Coodie coodie) {
    coodie.schema().plan(Everything.class).apply();
  }

  @Test
  void every_type_comes_back_as_it_was_saved() throws Exception {
    Everything saved = everything(Optional.of("there"));

    documents.save(saved);

    assertThat(documents.get(Everything_.key(saved.id()))).isEqualTo(saved);
  }

  @Test
  void every_type_comes_back_asynchronously() throws Exception {
    Everything saved = everything(Optional.empty());

    Everything found =
        documents
            .async()
            .save(saved)
            .thenCompose(done -> documents.async().get(Everything_.key(saved.id())))
            .toCompletableFuture()
            .join();

    assertThat(found).isEqualTo(saved);
  }

  @Test
  void an_empty_optional_and_a_null_are_empty_cells() throws Exception {
    Everything saved = everything(Optional.empty());
    documents.save(saved);

    var row =
        documents
            .find(Everything_.key(saved.id()))
            .rows(Everything_.maybe, Everything_.nothing, Everything_.text)
            .get(0);

    assertThat(row.get("maybe")).isNull();
    assertThat(row.get("nothing")).isNull();
    assertThat(row.get("text")).isEqualTo("Grüße 🐈");
  }

  @Test
  void the_plan_after_the_plan_is_empty(Coodie coodie) {
    assertThat(coodie.schema().plan(Everything.class).statements()).isEmpty();
  }

  static Everything everything(Optional<String> maybe) throws Exception {
    return new Everything(
        UUID.randomUUID(),
        "Grüße 🐈",
        "plain",
        Integer.MIN_VALUE,
        7,
        Long.MAX_VALUE,
        (short) -3,
        (byte) 127,
        1.5f,
        -0.0,
        true,
        new BigInteger("-123456789012345678901234567890"),
        new BigDecimal("12.3400"),
        TIME_BASED,
        Instant.ofEpochMilli(-1),
        LocalDate.of(1815, 6, 18),
        LocalTime.of(23, 59, 59, 999_999_999),
        ByteBuffer.wrap(new byte[] {0, -1, 2}).asReadOnlyBuffer(),
        InetAddress.getByName("::1"),
        new CqlDuration(14, 3, 4_000_000_000L),
        Color.GREEN,
        maybe,
        null,
        List.of("b", "a", "b"),
        Set.of(3, 1, 2),
        Map.of("k", Instant.EPOCH),
        List.of("x"),
        List.of(List.of(1, 2), List.of()),
        Map.of("d", Set.of(TIME_BASED)),
        new Place("Main Street", null, Set.of("home"), new Point(1.25, -2.5)),
        new Point(51.0, 7.0),
        List.of(new Place("Side Street", 12345, Set.of(), new Point(0, 0))));
  }
}
