package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.column.Column;
import dev.coodie.column.CqlDuration;
import dev.coodie.driver.Row;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is read is of the types that were written, whichever way it is read. */
class DefectsTypesTest {
  private static final UUID TIME_BASED = UUID.fromString("13814000-1dd2-11b2-8080-808080808080");

  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE =
      EmbeddedCoodieExtension.withDocuments(Everything.class);

  private final Coodie coodie = DATABASE.coodie();
  private final Documents<Everything> documents = coodie.documents(Everything.class);

  @Test
  void every_way_of_reading_gives_the_types_that_were_written() throws Exception {
    Everything saved = everything();
    documents.save(saved);
    var query = documents.find(Everything_.key(saved.id()));

    assertThat(query.all()).containsExactly(saved);
    assertThat(query.stream()).containsExactly(saved);
    assertThat(query.async().all().toCompletableFuture().join()).containsExactly(saved);
    assertThat(query.page().items()).containsExactly(saved);
    assertThat(coodie.execute("SELECT * FROM everything WHERE id = ?", saved.id()))
        .extracting(documents::read)
        .containsExactly(saved);
    assertThat(documents.insertIfNotExists(saved).current()).contains(saved);
  }

  @Test
  void chosen_columns_and_raw_rows_have_the_same_classes() throws Exception {
    Everything saved = everything();
    documents.save(saved);
    Row chosen =
        documents
            .find(Everything_.key(saved.id()))
            .rows(
                Everything_.instant,
                Everything_.date,
                Everything_.time,
                Everything_.address,
                Everything_.duration,
                Everything_.set,
                Everything_.map,
                Everything_.place,
                Everything_.places,
                Everything_.deep)
            .get(0);

    check(chosen, Everything_.instant, saved.instant());
    check(chosen, Everything_.date, saved.date());
    check(chosen, Everything_.time, saved.time());
    check(chosen, Everything_.address, saved.address());
    check(chosen, Everything_.duration, saved.duration());
    check(chosen, Everything_.set, saved.set());
    check(chosen, Everything_.map, saved.map());
    check(chosen, Everything_.place, saved.place());
    check(chosen, Everything_.places, saved.places());
    check(chosen, Everything_.deep, saved.deep());
    Row raw =
        coodie
            .execute(
                "SELECT instant, date, time, address, duration, \"set\", map FROM everything WHERE"
                    + " id = ?",
                saved.id())
            .get(0);
    assertThat(List.of(raw.get(0, Everything_.instant.type()))).isEqualTo(List.of(saved.instant()));
    assertThat(raw.get("instant")).isEqualTo(saved.instant());
    assertThat(raw.get("date")).isEqualTo(saved.date());
    assertThat(raw.get("time")).isEqualTo(saved.time());
    assertThat(raw.get("address")).isEqualTo(saved.address());
    assertThat(raw.get("duration")).isEqualTo(saved.duration());
    assertThat(raw.get("set")).isEqualTo(saved.set());
    assertThat(raw.get("map")).isEqualTo(saved.map());
  }

  private static <V> void check(Row row, Column<Everything, V> column, V expected) {
    assertThat(row.get(column)).isEqualTo(expected);
  }

  @Test
  void a_point_in_time_is_the_same_in_every_time_zone() throws Exception {
    Everything saved = everything();
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
      documents.save(saved);
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));

      Everything found = documents.get(Everything_.key(saved.id()));

      assertThat(found.instant())
          .isEqualTo(OffsetDateTime.parse("2026-11-22T12:00:00.123+05:30").toInstant());
      assertThat(found).isEqualTo(saved);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void json_of_every_type_comes_back() throws Exception {
    Everything saved = everything();
    documents.save(saved);
    String json = documents.find(Everything_.key(saved.id())).json().get(0);

    documents.delete(saved);
    documents.saveJson(json);
    assertThat(documents.get(Everything_.key(saved.id()))).isEqualTo(saved);

    documents.delete(saved);
    documents.async().saveJson(json).toCompletableFuture().join();
    assertThat(documents.get(Everything_.key(saved.id()))).isEqualTo(saved);
  }

  private static Everything everything() throws Exception {
    return new Everything(
        UUID.randomUUID(),
        "text \" '",
        "ascii",
        1,
        null,
        2L,
        (short) 3,
        (byte) 4,
        5.5f,
        6.25,
        true,
        new BigInteger("12345678901234567890"),
        new BigDecimal("1.25"),
        TIME_BASED,
        OffsetDateTime.parse("2026-11-22T12:00:00.123+05:30").toInstant(),
        LocalDate.of(1969, 12, 31),
        LocalTime.of(1, 2, 3, 4),
        ByteBuffer.wrap(new byte[] {(byte) 0xff, (byte) 0xfe, 0}).asReadOnlyBuffer(),
        InetAddress.getByName("10.0.0.1"),
        new CqlDuration(1, 2, 3),
        Color.RED,
        Optional.of("here"),
        null,
        List.of("b", "a"),
        Set.of(2, 1),
        Map.of("k", Instant.ofEpochMilli(1)),
        List.of(),
        List.of(List.of(1), List.of()),
        Map.of("d", Set.of(TIME_BASED)),
        new Place("Street", 7, Set.of("t"), new Point(1, 2)),
        new Point(3, 4),
        List.of(new Place("Other", null, Set.of(), new Point(5, 6))));
  }
}
