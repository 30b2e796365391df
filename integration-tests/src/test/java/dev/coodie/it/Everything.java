package dev.coodie.it;

import dev.coodie.annotation.CqlType;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.column.CqlDuration;
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
import org.jspecify.annotations.Nullable;

/** One property of every kind. */
@Document
record Everything(
    @PartitionKey UUID id,
    String text,
    @CqlType("ascii") String ascii,
    int number,
    @Nullable Integer boxed,
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
    InetAddress address,
    CqlDuration duration,
    Color color,
    Optional<String> maybe,
    @Nullable String nothing,
    List<String> list,
    Set<Integer> set,
    Map<String, Instant> map,
    @Frozen List<String> frozenList,
    List<List<Integer>> nested,
    Map<String, Set<UUID>> deep,
    Place place,
    Point point,
    List<Place> places) {}
