package dev.coodie.benchmarks.stress;

import dev.coodie.column.Cells;
import dev.coodie.column.CqlDuration;
import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Encodes values of every type, and decodes them again. */
final class StressCodecs {
  private static final List<UdtField<?, ?>> FIELDS =
      List.of(new UdtField<>("a", ValueType.TEXT), new UdtField<>("b", ValueType.INT));

  private final List<Case<?>> cases = new ArrayList<>();

  StressCodecs() {
    add(ValueType.TEXT, StressTexts::any);
    add(ValueType.ASCII, r -> StressTexts.ascii(r, r.nextInt(20)));
    add(ValueType.INT, Random::nextInt);
    add(ValueType.BIGINT, Random::nextLong);
    add(ValueType.SMALLINT, r -> (short) r.nextInt());
    add(ValueType.TINYINT, r -> (byte) r.nextInt());
    add(ValueType.FLOAT, Random::nextFloat);
    add(ValueType.DOUBLE, Random::nextDouble);
    add(ValueType.BOOLEAN, Random::nextBoolean);
    add(ValueType.VARINT, StressCodecs::whole);
    add(ValueType.DECIMAL, r -> new BigDecimal(whole(r), r.nextInt(40) - 20));
    add(ValueType.UUID, r -> new UUID(r.nextLong(), r.nextLong()));
    add(ValueType.TIMEUUID, r -> new UUID((r.nextLong() & ~0xf000L) | 0x1000L, r.nextLong()));
    add(ValueType.TIMESTAMP, r -> Instant.ofEpochMilli(r.nextLong() >> 20));
    add(ValueType.DATE, r -> LocalDate.ofEpochDay(r.nextInt() >> 2));
    add(ValueType.TIME, r -> LocalTime.ofNanoOfDay(r.nextInt(86_400) * 1_000_000_000L));
    add(
        ValueType.DURATION,
        r -> new CqlDuration(r.nextInt(99), r.nextInt(9), whole(r).longValue() & Long.MAX_VALUE));
    add(ValueType.INET, StressCodecs::address);
    add(ValueType.BLOB, r -> ByteBuffer.wrap(bytes(r)));
    add(ValueType.BYTES, StressCodecs::bytes);
    add(ValueType.list(ValueType.TEXT), r -> list(r, StressTexts::any));
    add(ValueType.list(ValueType.INT), r -> list(r, Random::nextInt));
    add(ValueType.set(ValueType.BIGINT), r -> new LinkedHashSet<>(list(r, Random::nextLong)));
    add(ValueType.map(ValueType.TEXT, ValueType.INT), StressCodecs::map);
    add(
        ValueType.vector(ValueType.TEXT, 3),
        r -> List.of(StressTexts.any(r), "", StressTexts.any(r)));
    add(ValueType.floatVector(3), r -> new float[] {r.nextFloat(), 0, r.nextFloat()});
    add(
        ValueType.dynamicTuple(List.of(ValueType.TEXT, ValueType.INT)),
        r -> Arrays.asList(StressTexts.any(r), some(r)));
    add(ValueType.dynamicUdt("udt", FIELDS), r -> udt(StressTexts.any(r), some(r)));
  }

  void round(int count, Random random) {
    for (int i = 0; i < count; i++) {
      cases.forEach(each -> each.check(random));
      checkPrimitives(random);
    }
  }

  /** A cell of a primitive, a field that is missing at the end of its type, and a null. */
  private static void checkPrimitives(Random random) {
    int number = random.nextInt();
    ByteBuffer cell = ValueType.INT.encode(number);
    @Nullable ByteBuffer[] cells = {cell, null};
    Cells row = Cells.of(cells);
    require(row.getInt(0) == number && row.get(1, ValueType.INT) == null, "cells");
    ValueType<Map<String, @Nullable Object>> type = ValueType.dynamicUdt("udt", FIELDS);
    ByteBuffer whole = type.encode(udt("text", null));
    ByteBuffer shorter = whole.slice(0, whole.remaining() - (random.nextBoolean() ? 4 : 0));
    require(type.decode(shorter).equals(udt("text", null)), "grown type");
  }

  private <V> void add(ValueType<V> type, Function<Random, V> next) {
    cases.add(new Case<>(type, next));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("Another value was read than written: " + what);
    }
  }

  private static BigInteger whole(Random random) {
    return new BigInteger(1 + random.nextInt(90), random).subtract(BigInteger.TEN);
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(64) : random.nextInt(8)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static InetAddress address(Random random) {
    byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
    random.nextBytes(bytes);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static @Nullable Integer some(Random random) {
    return random.nextInt(3) == 0 ? null : random.nextInt();
  }

  private static <E> List<E> list(Random random, Function<Random, E> next) {
    List<E> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(next.apply(random));
    }
    return list;
  }

  private static Map<String, Integer> map(Random random) {
    Map<String, Integer> map = new LinkedHashMap<>();
    Set<String> keys = new LinkedHashSet<>(list(random, StressTexts::any));
    keys.forEach(key -> map.put(key, random.nextInt()));
    return map;
  }

  private static Map<String, @Nullable Object> udt(String a, @Nullable Integer b) {
    Map<String, @Nullable Object> udt = new LinkedHashMap<>();
    udt.put("a", a);
    udt.put("b", b);
    return udt;
  }

  private record Case<V>(ValueType<V> type, Function<Random, V> next) {
    void check(Random random) {
      V value = next.apply(random);
      ByteBuffer bytes = type.encode(value);
      require(Objects.deepEquals(value, type.decode(bytes)), type.cql());
    }
  }
}
