package dev.coodie.column;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One of our types beside the driver's, with values to try on both.
 *
 * @param toDriver our value as the driver's codec takes and gives it
 * @param random a random value
 * @param edges values at the limits
 */
record Kind<V>(
    ValueType<V> type,
    DataType driverType,
    Function<V, Object> toDriver,
    Function<Random, V> random,
    List<V> edges) {

  static <V> Kind<V> scalar(
      ValueType<V> type, DataType driverType, Function<Random, V> random, List<V> edges) {
    return new Kind<>(type, driverType, v -> v, random, edges);
  }

  V any(Random random) {
    return !edges.isEmpty() && random.nextInt(5) == 0
        ? edges.get(random.nextInt(edges.size()))
        : this.random.apply(random);
  }

  List<V> values(long seed, int count) {
    Random random = new Random(seed);
    List<V> values = new ArrayList<>(edges);
    for (int i = 0; i < count; i++) {
      values.add(any(random));
    }
    return values;
  }

  @Nullable ByteBuffer driverEncode(@Nullable V value) {
    return codec(driverType)
        .encode(value == null ? null : toDriver.apply(value), ProtocolVersion.V5);
  }

  @Nullable Object driverDecode(@Nullable ByteBuffer bytes) {
    return codec(driverType).decode(bytes, ProtocolVersion.V5);
  }

  static TypeCodec<Object> codec(DataType type) {
    return CodecRegistry.DEFAULT.codecFor(type);
  }

  Kind<List<V>> list() {
    return new Kind<>(
        ValueType.list(type),
        DataTypes.listOf(frozen(driverType)),
        list -> list.stream().map(toDriver).toList(),
        random -> some(random, 6),
        List.of(List.of()));
  }

  Kind<Set<V>> set() {
    return new Kind<>(
        ValueType.set(type),
        DataTypes.setOf(frozen(driverType)),
        set -> new LinkedHashSet<>(set.stream().map(toDriver).toList()),
        random -> new LinkedHashSet<>(some(random, 6)),
        List.of(Set.of()));
  }

  <K> Kind<Map<K, V>> mapFrom(Kind<K> key) {
    return new Kind<>(
        ValueType.map(key.type, type),
        DataTypes.mapOf(frozen(key.driverType), frozen(driverType)),
        map -> {
          Map<Object, Object> result = new LinkedHashMap<>();
          map.forEach((k, v) -> result.put(key.toDriver.apply(k), toDriver.apply(v)));
          return result;
        },
        random -> {
          Map<K, V> map = new LinkedHashMap<>();
          int size = random.nextInt(6);
          for (int i = 0; i < size; i++) {
            map.put(key.any(random), any(random));
          }
          return map;
        },
        List.of(Map.of()));
  }

  Kind<List<V>> vector(int dimensions) {
    return new Kind<>(
        ValueType.vector(type, dimensions),
        DataTypes.vectorOf(frozen(driverType), dimensions),
        list -> driverVector(list.stream().map(toDriver).toList()),
        random -> IntStream.range(0, dimensions).mapToObj(i -> any(random)).toList(),
        List.of());
  }

  /** Raw, because the type argument of ScyllaDB's class must be a number. */
  @SuppressWarnings({"rawtypes", "unchecked"})
  static Object driverVector(List<?> values) {
    return CqlVector.newInstance((List) values);
  }

  static Kind<List<@Nullable Object>> tuple(Kind<?>... parts) {
    TupleType driverType =
        DataTypes.tupleOf(
            List.of(parts).stream().map(p -> frozen(p.driverType)).toArray(DataType[]::new));
    return new Kind<>(
        ValueType.dynamicTuple(List.of(parts).stream().<ValueType<?>>map(Kind::type).toList()),
        driverType,
        values -> driverTuple(driverType, parts, values),
        random -> nullable(random, parts),
        List.of());
  }

  static TupleValue driverTuple(TupleType type, Kind<?>[] parts, List<@Nullable Object> values) {
    TupleValue tuple = type.newValue();
    for (int i = 0; i < parts.length; i++) {
      tuple = tuple.setBytesUnsafe(i, encodeAny(parts[i], values.get(i)));
    }
    return tuple;
  }

  static Kind<Map<String, @Nullable Object>> udt(String name, Kind<?>... parts) {
    UserDefinedType driverType = driverUdt(name, parts);
    List<UdtField<?, ?>> fields =
        IntStream.range(0, parts.length)
            .<UdtField<?, ?>>mapToObj(i -> new UdtField<>("f" + i, parts[i].type))
            .toList();
    return new Kind<>(
        ValueType.dynamicUdt(name, fields),
        driverType,
        values -> {
          UdtValue udt = driverType.newValue();
          for (int i = 0; i < parts.length; i++) {
            udt = udt.setBytesUnsafe(i, encodeAny(parts[i], values.get("f" + i)));
          }
          return udt;
        },
        random -> {
          List<@Nullable Object> values = nullable(random, parts);
          Map<String, @Nullable Object> map = new LinkedHashMap<>();
          for (int i = 0; i < parts.length; i++) {
            map.put("f" + i, values.get(i));
          }
          return map;
        },
        List.of());
  }

  static UserDefinedType driverUdt(String name, Kind<?>... parts) {
    UserDefinedTypeBuilder builder =
        new UserDefinedTypeBuilder(CqlIdentifier.fromCql("ks"), CqlIdentifier.fromInternal(name));
    for (int i = 0; i < parts.length; i++) {
      builder.withField(CqlIdentifier.fromInternal("f" + i), frozen(parts[i].driverType));
    }
    return builder.build();
  }

  static DataType frozen(DataType type) {
    if (type instanceof com.datastax.oss.driver.api.core.type.ListType list) {
      return DataTypes.frozenListOf(list.getElementType());
    }
    if (type instanceof com.datastax.oss.driver.api.core.type.SetType set) {
      return DataTypes.frozenSetOf(set.getElementType());
    }
    if (type instanceof com.datastax.oss.driver.api.core.type.MapType map) {
      return DataTypes.frozenMapOf(map.getKeyType(), map.getValueType());
    }
    return type instanceof UserDefinedType udt ? udt.copy(true) : type;
  }

  private List<V> some(Random random, int below) {
    return IntStream.range(0, random.nextInt(below)).mapToObj(i -> any(random)).toList();
  }

  private static List<@Nullable Object> nullable(Random random, Kind<?>[] parts) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Kind<?> part : parts) {
      values.add(random.nextInt(4) == 0 ? null : part.any(random));
    }
    return values;
  }

  @SuppressWarnings("unchecked")
  private static <V> @Nullable ByteBuffer encodeAny(Kind<V> kind, @Nullable Object value) {
    return kind.driverEncode((V) value);
  }

  @Override
  public String toString() {
    return type.cql() + " as " + type.javaType().getSimpleName();
  }
}
