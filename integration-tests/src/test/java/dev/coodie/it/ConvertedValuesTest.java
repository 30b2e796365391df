package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.column.Condition;
import dev.coodie.column.Select;
import dev.coodie.driver.ResultPage;
import dev.coodie.it.Booking.At;
import dev.coodie.it.Booking.GuestId;
import dev.coodie.it.Booking.RoomId;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Values that are stored as another type work wherever other values do. */
class ConvertedValuesTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE =
      EmbeddedCoodieExtension.withDocuments(Booking.class, Booking.Event.class, Sealed.class);

  private static final GuestId GUEST =
      new GuestId(UUID.fromString("b54adc00-67f9-11ef-9669-000000000001"));
  private static final GuestId OTHER =
      new GuestId(UUID.fromString("b54adc00-67f9-11ef-9669-000000000002"));
  private static final URI LINK = URI.create("http://y");

  private final Coodie coodie = DATABASE.coodie();
  private final Documents<Booking> bookings = coodie.documents(Booking.class);
  private final Condition<Booking> key = Booking_.key(GUEST, YearMonth.of(2024, 2), Year.of(2002));

  @BeforeEach
  void two_bookings() {
    for (int month = 1; month <= 3; month++) {
      bookings.save(Booking.of(GUEST, month));
    }
  }

  @Test
  void documents_come_back_and_months_are_sorted() {
    assertThat(bookings.get(key)).isEqualTo(Booking.of(GUEST, 2));
    assertThat(bookings.find(Booking_.partition(GUEST)).all())
        .extracting(Booking::month)
        .containsExactly(YearMonth.of(2024, 3), YearMonth.of(2024, 2), YearMonth.of(2024, 1));
    assertThat(
            bookings
                .find(Booking_.partition(GUEST), Booking_.month.gt(YearMonth.of(2024, 1)))
                .orderBy(Booking_.month.asc())
                .all())
        .hasSize(2);
    assertThat(bookings.find(Booking_.guest.in(List.of(GUEST, OTHER))).all()).hasSize(3);
    assertThat(bookings.find(Booking_.partition(GUEST)).as(Booking.Shown.class).first())
        .hasValue(
            new Booking.Shown(
                GUEST, List.of(URI.create("http://x/3"), URI.create("b")), Duration.ofSeconds(3)));
    assertThat(bookings.find(Booking_.partition(GUEST)).max(Booking_.stay))
        .hasValue(Duration.ofSeconds(3));
    assertThat(
            bookings
                .find(key)
                .rows(Booking_.links, Select.max(Booking_.month))
                .get(0)
                .get(Select.max(Booking_.month)))
        .isEqualTo(YearMonth.of(2024, 2));
  }

  @Test
  void elements_are_found() {
    assertThat(
            bookings
                .find(Booking_.partition(GUEST), Booking_.links.contains(URI.create("http://x/2")))
                .all())
        .hasSize(1);
    assertThat(
            bookings
                .find(
                    Booking_.currencies.contains(Currency.getInstance("EUR")),
                    Booking_.stays.containsKey(Locale.FRENCH),
                    Booking_.stays.contains(Duration.ofSeconds(2)),
                    Booking_.stays.at(Locale.ROOT).eq(Duration.ofSeconds(2)),
                    Booking_.rooms.containsKey(new RoomId(2)))
                .allowFiltering()
                .all())
        .containsExactly(Booking.of(GUEST, 2));
  }

  @Test
  void elements_are_changed() {
    bookings
        .at(key)
        .update(
            Booking_.links.append(LINK),
            Booking_.currencies.add(Currency.getInstance("USD")),
            Booking_.stays.put(Locale.GERMAN, Duration.ofSeconds(9)),
            Booking_.breaks.prepend(Duration.ofSeconds(3)),
            Booking_.rooms.put(new RoomId(7), List.of(LINK)),
            Booking_.address.field(Booking_Address_.home).set(LINK));
    bookings.at(key).update(Booking_.links.setAt(0, LINK), Booking_.stays.remove(Locale.FRENCH));
    bookings.at(key).update(Booking_.currencies.remove(Currency.getInstance("EUR")));

    Booking changed = bookings.get(key);
    assertThat(changed.links()).containsExactly(LINK, URI.create("b"), LINK);
    assertThat(changed.currencies()).containsExactly(Currency.getInstance("USD"));
    assertThat(changed.stays())
        .isEqualTo(
            Map.of(Locale.ROOT, Duration.ofSeconds(2), Locale.GERMAN, Duration.ofSeconds(9)));
    assertThat(changed.breaks()).containsExactly(Duration.ofSeconds(3), Duration.ofMinutes(1));
    assertThat(changed.rooms())
        .isEqualTo(
            Map.of(new RoomId(2), List.of(URI.create("http://x/2")), new RoomId(7), List.of(LINK)));
    assertThat(changed.address()).isEqualTo(new Booking.Address(LINK, Set.of(new RoomId(2))));
    Booking back = Booking.of(GUEST, 2);
    assertThat(bookings.saveChanges(changed, back)).isEqualTo(back);
    assertThat(bookings.get(key)).isEqualTo(back);
  }

  @Test
  void conditional_writes_compare_elements() {
    assertThat(
            bookings
                .at(key)
                .onlyIf(
                    Booking_.stay.eq(Duration.ofSeconds(2)),
                    Booking_.links.at(1).eq(URI.create("b")),
                    Booking_.stays.at(Locale.ROOT).eq(Duration.ofSeconds(2)))
                .update(Booking_.stay.set(Duration.ofSeconds(20)))
                .applied())
        .isTrue();
    assertThat(
            bookings
                .at(key)
                .onlyIf(Booking_.stay.eq(Duration.ofSeconds(2)))
                .update(Booking_.stay.set(Duration.ofSeconds(3)))
                .current(Booking_.stay))
        .hasValue(Duration.ofSeconds(20));
    assertThat(bookings.insertIfNotExists(Booking.of(GUEST, 1)).current())
        .hasValue(Booking.of(GUEST, 1));
  }

  @Test
  void pages_bulks_scans_and_static_columns() {
    List<Booking> read = new ArrayList<>();
    Page<Booking> page = bookings.find(Booking_.partition(GUEST)).pageSize(1).page();
    read.addAll(page.items());
    while (page.next().isPresent()) {
      page = bookings.find(Booking_.partition(GUEST)).pageSize(1).page(page.next().get());
      read.addAll(page.items());
    }

    assertThat(read).hasSize(3);
    assertThat(
            bookings
                .bulk()
                .getAll(List.of(key, Booking_.key(OTHER, YearMonth.of(2024, 2), Year.of(2002)))))
        .hasSize(2)
        .first()
        .satisfies(found -> assertThat(found).hasValue(Booking.of(GUEST, 2)));
    assertThat(bookings.scan().count()).isEqualTo(3);
    bookings.at(Booking_.partition(GUEST)).update(Booking_.language.set(Locale.JAPAN));
    assertThat(bookings.get(key).language()).isEqualTo(Locale.JAPAN);
  }

  @Test
  void raw_cql_takes_them() {
    assertThat(coodie.execute("SELECT guest FROM booking WHERE guest = ?", GUEST)).hasSize(3);
    assertThat(
            coodie.execute(
                "SELECT guest FROM booking WHERE guest IN ? AND month = ?",
                List.of(GUEST, OTHER),
                YearMonth.of(2024, 2)))
        .hasSize(1);
    coodie.execute(
        "UPDATE booking SET links = ?, stays = ?, address = ?, place = ?, tags = ?"
            + " WHERE guest = ? AND month = ? AND year = ?",
        List.of(LINK),
        Map.of(Locale.FRENCH, 5L),
        new Booking.Address(LINK, Set.of(new RoomId(1))),
        new Booking.Place(null, new RoomId(2)),
        Set.of(new Booking.Tag("u")),
        GUEST,
        YearMonth.of(2024, 2),
        Year.of(2002));

    Booking changed = bookings.get(key);
    assertThat(changed.links()).containsExactly(LINK);
    assertThat(changed.stays()).isEqualTo(Map.of(Locale.FRENCH, Duration.ofSeconds(5)));
    assertThat(changed.address()).isEqualTo(new Booking.Address(LINK, Set.of(new RoomId(1))));
    assertThat(changed.place()).isEqualTo(new Booking.Place(null, new RoomId(2)));
    assertThat(changed.tags()).isEqualTo(new Booking.Tags(Set.of(new Booking.Tag("u"))));
  }

  @Test
  void buckets_and_their_times_can_have_types_of_their_own() {
    Documents<Booking.Event> events = coodie.documents(Booking.Event.class);
    Instant noon = Instant.parse("2024-02-29T12:00:00Z");
    for (int day = 0; day < 3; day++) {
      events.save(new Booking.Event(GUEST, null, new At(noon.plus(Duration.ofDays(day)))));
    }

    assertThat(
            events
                .find(Booking_Event_.guest.eq(GUEST))
                .between(noon, noon.plus(Duration.ofDays(2)))
                .all())
        .extracting(event -> event.at().value())
        .containsExactly(noon, noon.plus(Duration.ofDays(1)));
  }

  @Test
  void plan_finds_nothing_to_do() {
    assertThat(coodie.schema().plan(Booking.class, Booking.Event.class).statements()).isEmpty();
  }

  @Test
  void converter_that_is_given_at_run_time_converts_through_all_connections() {
    Sealed.Secretly converter = new Sealed.Secretly("key:");
    Sealed sealed = new Sealed(new Sealed.Secret("a"), List.of(new Sealed.Secret("b")));
    try (Coodie other =
        Coodie.of(
            statement -> CompletableFuture.completedFuture(ResultPage.empty()),
            CoodieConfig.defaults().converter(converter))) {
      assertThat(other.keyspace()).isEmpty();
    }

    coodie.documents(Sealed.class).save(sealed);
    assertThat(coodie.documents(Sealed.class).get(Sealed_.key(sealed.id()))).isEqualTo(sealed);
    assertThat(coodie.execute("SELECT id FROM sealed").get(0).get("id")).isEqualTo("key:a");
  }
}
