package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.Converted;
import dev.coodie.annotation.Converters;
import dev.coodie.annotation.CqlType;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.SingleValue;
import dev.coodie.annotation.StaticColumn;
import dev.coodie.annotation.Tuple;
import dev.coodie.annotation.UserType;
import dev.coodie.column.Converter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Types that are stored as another one, wherever a value can be. */
@Document
@Converters(Booking.Seconds.class)
record Booking(
    @PartitionKey GuestId guest,
    @ClusteringKey(order = ClusteringOrder.DESC) YearMonth month,
    @ClusteringKey(1) Year year,
    @StaticColumn @Nullable Locale language,
    @Nullable Currency currency,
    @Nullable ZoneId zone,
    @Nullable Duration stay,
    Optional<URI> link,
    @Indexed List<URI> links,
    Set<Currency> currencies,
    Map<Locale, Duration> stays,
    Map<RoomId, List<URI>> rooms,
    @Frozen Set<RoomId> frozen,
    List<@Converted(Seconds.class) Duration> breaks,
    @Nullable Address address,
    @Nullable Place place,
    @Nullable Tags tags) {

  @SingleValue
  record GuestId(@CqlType("timeuuid") UUID value) {}

  /** A class around a value. */
  @SingleValue
  static final class RoomId {
    private final int number;

    RoomId(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof RoomId that && number == that.number;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  @SingleValue
  record Tags(Set<Tag> value) {}

  @SingleValue
  record Tag(String text) {}

  /** Durations as whole seconds. */
  static final class Seconds implements Converter<Duration, Long> {
    @Override
    public Long toCql(Duration duration) {
      return duration.toSeconds();
    }

    @Override
    public Duration fromCql(Long seconds) {
      return Duration.ofSeconds(seconds);
    }
  }

  @UserType(name = "booking_address")
  record Address(@Nullable URI home, Set<RoomId> rooms) {}

  @Tuple
  record Place(@Nullable ZoneId zone, @Nullable RoomId room) {}

  static Booking of(GuestId guest, int month) {
    URI uri = URI.create("http://x/" + month);
    Currency euro = Currency.getInstance("EUR");
    RoomId room = new RoomId(month);
    return new Booking(
        guest,
        YearMonth.of(2024, month),
        Year.of(2000 + month),
        Locale.forLanguageTag("pt-BR"),
        euro,
        ZoneId.of("Europe/Lisbon"),
        Duration.ofSeconds(month),
        Optional.of(uri),
        List.of(uri, URI.create("b")),
        Set.of(euro),
        Map.of(Locale.FRENCH, Duration.ofSeconds(1), Locale.ROOT, Duration.ofSeconds(2)),
        Map.of(room, List.of(uri)),
        Set.of(room),
        List.of(Duration.ofMinutes(1)),
        new Address(uri, Set.of(room)),
        new Place(ZoneId.of("+02:00"), room),
        new Tags(Set.of(new Tag("t"))));
  }

  /** A document in buckets, both of whose times have types around them. */
  @Document(table = "booking_event")
  record Event(
      @PartitionKey GuestId guest,
      @PartitionKey(1)
          @dev.coodie.annotation.Bucket(of = "at", by = dev.coodie.annotation.BucketUnit.DAY)
          @Nullable Day day,
      @ClusteringKey At at) {}

  @SingleValue
  record Day(LocalDate value) {}

  @SingleValue
  record At(Instant value) {}

  /** What is shown of a booking. */
  @dev.coodie.annotation.Projection(Booking.class)
  record Shown(GuestId guest, List<URI> links, @Nullable Duration stay) {}
}
