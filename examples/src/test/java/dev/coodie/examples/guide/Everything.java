package dev.coodie.examples.guide;

import dev.coodie.annotation.Converted;
import dev.coodie.annotation.CqlType;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Tuple;
import dev.coodie.annotation.Vector;
import dev.coodie.column.CqlDuration;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

// tag::everything[]
/** One property of each type. */
@Document(table = "everything")
record Everything(
    @PartitionKey UUID id,
    String text,
    @CqlType("ascii") String ascii,
    int number,
    long big,
    short small,
    byte tiny,
    float single,
    double twice,
    boolean flag,
    BigInteger huge,
    BigDecimal exact,
    @CqlType("timeuuid") UUID when,
    Instant instant,
    LocalDate date,
    LocalTime time,
    ByteBuffer blob,
    InetAddress host,
    CqlDuration duration,
    Purchase.Status status,
    Optional<String> maybe,
    Currency currency,
    @Converted(Grams.class) Weight weight,
    List<Integer> list,
    Set<Unit> set,
    Map<String, Instant> map,
    Point point,
    @Vector(2) List<Float> vector) {
  enum Unit {
    KILO,
    METER
  }

  /** A point: a tuple, told by position. */
  @Tuple
  record Point(int x, int y) {}
}
// end::everything[]
