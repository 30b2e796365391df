package dev.coodie.it;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.SingleValue;
import dev.coodie.annotation.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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

/** What JSON has its own words for, besides {@link Everything}: arrays, keys of maps, numbers. */
@Document
record Message(
    @PartitionKey MessageId id,
    byte[] bytes,
    @Vector(3) float[] floats,
    @Vector(2) List<Double> doubles,
    @Vector(2) List<UUID> uuids,
    Float notANumber,
    Double infinite,
    BigDecimal scaled,
    BigDecimal precise,
    ByteBuffer empty,
    Optional<Integer> number,
    Optional<Instant> never,
    @Nullable List<String> none,
    Set<MessageId> others,
    List<Map<String, Set<Place>>> deep,
    Map<String, Point> points,
    URI uri,
    Currency currency,
    Locale locale,
    Locale root,
    Year year,
    YearMonth month,
    ZoneId zone,
    Map<Integer, Integer> ints,
    Map<Long, Integer> longs,
    Map<Short, Integer> shorts,
    Map<Byte, Integer> tinies,
    Map<Float, Integer> singles,
    Map<Double, Integer> doublings,
    Map<Boolean, Integer> booleans,
    Map<BigInteger, Integer> varints,
    Map<BigDecimal, Integer> decimals,
    Map<UUID, Integer> ids,
    Map<Instant, Integer> instants,
    Map<LocalDate, Integer> dates,
    Map<LocalTime, Integer> times,
    Map<Color, Integer> colors,
    Map<URI, Integer> uris,
    Map<Currency, Integer> currencies,
    Map<Locale, Integer> locales,
    Map<Year, Integer> years,
    Map<YearMonth, Integer> months,
    Map<ZoneId, Integer> zones,
    Map<MessageId, Integer> messages) {

  /** In JSON the text of its value, also as a key. */
  @SingleValue
  record MessageId(@JsonValue UUID value) {
    static MessageId valueOf(String text) {
      return new MessageId(UUID.fromString(text));
    }
  }
}
