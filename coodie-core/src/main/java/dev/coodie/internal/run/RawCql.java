package dev.coodie.internal.run;

import dev.coodie.column.CqlDuration;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.check.Arguments;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Binds values to CQL that a user wrote: as the server's types, or where unknown as Java's. */
public final class RawCql {
  private record Known(Class<?> type, ValueType<?> cql) {}

  private static final List<Known> NATURAL =
      List.of(
          new Known(String.class, ValueType.TEXT),
          new Known(Integer.class, ValueType.INT),
          new Known(Long.class, ValueType.BIGINT),
          new Known(Short.class, ValueType.SMALLINT),
          new Known(Byte.class, ValueType.TINYINT),
          new Known(Boolean.class, ValueType.BOOLEAN),
          new Known(Double.class, ValueType.DOUBLE),
          new Known(Float.class, ValueType.FLOAT),
          new Known(UUID.class, ValueType.UUID),
          new Known(Instant.class, ValueType.TIMESTAMP),
          new Known(LocalDate.class, ValueType.DATE),
          new Known(LocalTime.class, ValueType.TIME),
          new Known(BigDecimal.class, ValueType.DECIMAL),
          new Known(BigInteger.class, ValueType.VARINT),
          new Known(InetAddress.class, ValueType.INET),
          new Known(CqlDuration.class, ValueType.DURATION),
          new Known(byte[].class, ValueType.BYTES),
          new Known(ByteBuffer.class, ValueType.BLOB));

  private RawCql() {}

  public static CompletionStage<CqlStatement> bind(
      Driver driver,
      StatementOptions options,
      int pageSize,
      String cql,
      @Nullable Object[] values) {
    Arguments.given(values, "an array of values");
    check(cql);
    boolean read = cql.stripLeading().toLowerCase(Locale.ROOT).startsWith("select");
    if (values.length == 0) {
      CqlStatement statement = CqlStatement.of(cql).withIdempotent(read);
      return CompletableFuture.completedFuture(
          statement.withOptions(options).withPageSize(pageSize));
    }
    return encoded(driver, cql, values)
        .thenApply(s -> s.withIdempotent(read).withOptions(options).withPageSize(pageSize));
  }

  /** Values that do not fit the types known may fit those of now. */
  private static CompletionStage<CqlStatement> encoded(
      Driver driver, String cql, @Nullable Object[] values) {
    return driver
        .parameterTypes(cql)
        .thenCompose(
            known -> {
              try {
                return CompletableFuture.completedFuture(encode(cql, known, values));
              } catch (InvalidQueryException e) {
                return driver
                    .currentParameterTypes(cql)
                    .thenApply(current -> encode(cql, current, values));
              }
            });
  }

  public static void check(String cql) {
    Arguments.given(cql, "CQL");
    if (cql.isBlank()) {
      throw new InvalidQueryException("coodie-263", "The CQL is blank.");
    }
  }

  private static CqlStatement encode(
      String cql, Optional<List<ValueType<?>>> known, @Nullable Object[] values) {
    List<ValueType<?>> types = known.orElseGet(() -> natural(cql, values));
    if (types.size() != values.length) {
      throw new InvalidQueryException(
          "coodie-264",
          "The CQL has "
              + types.size()
              + " bind markers, but "
              + values.length
              + " values were given: "
              + cql);
    }
    @Nullable ByteBuffer[] cells = new ByteBuffer[values.length];
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      cells[i] = value == null ? null : encode(i, types.get(i), value);
    }
    return CqlStatement.of(cql, cells, types.toArray(new ValueType<?>[0]));
  }

  private static <V> ByteBuffer encode(int index, ValueType<V> type, Object value) {
    try {
      return type.encode(checked(type, value));
    } catch (InvalidQueryException e) {
      throw new InvalidQueryException(
          "coodie-265", "Value " + (index + 1) + " does not fit: " + e.sentence(), e);
    }
  }

  private static <V> V checked(ValueType<V> type, Object value) {
    try {
      return type.check(value);
    } catch (InvalidQueryException e) {
      Object natural = OwnValues.natural(type, value);
      if (natural == value) {
        throw e;
      }
      return type.check(natural);
    }
  }

  private static List<ValueType<?>> natural(String cql, @Nullable Object[] values) {
    List<ValueType<?>> types = new ArrayList<>();
    for (Object value : Arrays.asList(values)) {
      types.add(value == null ? ValueType.TEXT : natural(cql, value));
    }
    return types;
  }

  private static ValueType<?> natural(String cql, Object value) {
    for (Known known : NATURAL) {
      if (known.type().isInstance(value)) {
        return known.cql();
      }
    }
    return OwnValues.typeOf(value.getClass())
        .orElseThrow(
            () ->
                new InvalidQueryException(
                    "coodie-266",
                    "A value of class "
                        + value.getClass().getName()
                        + " cannot be bound by a driver that does not know the types of bind"
                        + " markers: "
                        + cql));
  }
}
