package dev.coodie.column;

import dev.coodie.cql.CqlTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which encoded values of a type the server takes for the same. It compares clustering keys,
 * elements and keys of maps by type: 1.0 is 1.00, every NaN is one, a tuple may leave out its last
 * nulls. It compares partition keys by their bytes, after it has put sets and maps in order.
 */
final class Sameness {
  private enum Kind {
    BYTES,
    DECIMAL,
    VARINT,
    FLOAT,
    DOUBLE,
    BOOLEAN,
    LIST,
    SET,
    MAP,
    FIELDS,
    VECTOR
  }

  private static final ByteBuffer TRUE = ByteBuffer.wrap(new byte[] {1});
  private static final ByteBuffer FLOAT_NAN = ValueType.FLOAT.encode(Float.NaN);
  private static final ByteBuffer DOUBLE_NAN = ValueType.DOUBLE.encode(Double.NaN);

  private final Kind kind;
  private final ValueType<?> type;
  private final List<Sameness> parts;

  private Sameness(Kind kind, ValueType<?> type, List<Sameness> parts) {
    this.kind = kind;
    this.type = type;
    this.parts = parts;
  }

  static Sameness of(ValueType<?> type) {
    List<Sameness> parts = type.arguments().stream().map(ValueType::sameness).toList();
    Kind kind = kind(type);
    boolean bytes =
        (kind == Kind.LIST || kind == Kind.VECTOR)
            && parts.stream().allMatch(p -> p.kind == Kind.BYTES);
    return new Sameness(bytes ? Kind.BYTES : kind, type, parts);
  }

  private static Kind kind(ValueType<?> type) {
    String cql = CqlTypes.isFrozen(type.cql()) ? type.cql().substring(7) : type.cql();
    int end = cql.indexOf('<');
    if (type.udtName().isPresent()) {
      return Kind.FIELDS;
    }
    return switch (end < 0 ? cql : cql.substring(0, end)) {
      case "decimal" -> Kind.DECIMAL;
      case "varint" -> Kind.VARINT;
      case "float" -> Kind.FLOAT;
      case "double" -> Kind.DOUBLE;
      case "boolean" -> Kind.BOOLEAN;
      case "list" -> Kind.LIST;
      case "set" -> Kind.SET;
      case "map" -> Kind.MAP;
      case "tuple" -> Kind.FIELDS;
      case "vector" -> Kind.VECTOR;
      default -> Kind.BYTES;
    };
  }

  /** Equal for values that are one clustering key, element or key of a map. */
  ByteBuffer key(ByteBuffer cell) {
    return of(cell, false);
  }

  /** Equal for values that the server stores as the same bytes. */
  ByteBuffer stored(ByteBuffer cell) {
    return of(cell, true);
  }

  private ByteBuffer of(ByteBuffer cell, boolean exact) {
    return kind == Kind.BYTES || !cell.hasRemaining()
        ? cell
        : parts.isEmpty() ? (exact ? cell : scalar(cell)) : composed(cell, exact);
  }

  private ByteBuffer scalar(ByteBuffer cell) {
    int at = cell.position();
    int size = cell.remaining();
    return switch (kind) {
      case FLOAT -> size == 4 && Float.isNaN(cell.getFloat(at)) ? FLOAT_NAN : cell;
      case DOUBLE -> size == 8 && Double.isNaN(cell.getDouble(at)) ? DOUBLE_NAN : cell;
      case BOOLEAN -> size == 1 && cell.get(at) != 0 ? TRUE : cell;
      case VARINT -> ByteBuffer.wrap(number(cell, at).toByteArray());
      case DECIMAL -> size < 5 ? cell : decimal(cell.getInt(at), number(cell, at + 4));
      default -> cell;
    };
  }

  private static BigInteger number(ByteBuffer cell, int at) {
    byte[] bytes = new byte[cell.limit() - at];
    cell.get(at, bytes);
    return new BigInteger(bytes);
  }

  private static ByteBuffer decimal(int scale, BigInteger unscaled) {
    BigDecimal value = new BigDecimal(unscaled, scale);
    try {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    } catch (ArithmeticException e) {
      // No scale is small enough for it without its zeros, so it has no other spelling.
    }
    return ValueType.DECIMAL.encode(value);
  }

  private ByteBuffer composed(ByteBuffer cell, boolean exact) {
    List<@Nullable ByteBuffer> values;
    try {
      values = kind == Kind.VECTOR ? elements(type, cell) : parts(cell);
    } catch (RuntimeException e) {
      return cell; // no value of the type: the server will say so
    }
    return switch (kind) {
      case SET -> joined(inOrder(unique(values, exact, 1)));
      case MAP -> joined(inOrder(unique(values, exact, 2)));
      case FIELDS -> joined(exact ? each(values, true) : withoutLastNulls(each(values, false)));
      default -> joined(each(values, exact));
    };
  }

  /** The values after their lengths; those of collections after their number. */
  private List<@Nullable ByteBuffer> parts(ByteBuffer cell) {
    List<@Nullable ByteBuffer> values = new ArrayList<>();
    int at = cell.position() + (kind == Kind.FIELDS ? 0 : 4);
    while (at < cell.limit()) {
      int size = cell.getInt(at);
      values.add(size < 0 ? null : cell.slice(at + 4, size));
      at += 4 + Math.max(0, size);
    }
    return values;
  }

  private static <V> List<@Nullable ByteBuffer> elements(ValueType<V> type, ByteBuffer cell) {
    List<@Nullable ByteBuffer> values = new ArrayList<>();
    Object decoded = type.decode(cell);
    if (decoded instanceof float[] floats) {
      for (float each : floats) {
        values.add(ValueType.FLOAT.encode(each));
      }
    } else {
      ((List<?>) decoded).forEach(e -> values.add(e == null ? null : encode(type, e)));
    }
    return values;
  }

  @SuppressWarnings("unchecked") // an element of the vector, as its type decoded it
  private static ByteBuffer encode(ValueType<?> vector, Object element) {
    return ((ValueType<Object>) vector.arguments().get(0)).encode(element);
  }

  private List<@Nullable ByteBuffer> each(List<@Nullable ByteBuffer> values, boolean exact) {
    List<@Nullable ByteBuffer> result = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      Sameness part = parts.get(Math.min(i, parts.size() - 1));
      boolean known = kind != Kind.FIELDS || i < parts.size();
      ByteBuffer value = values.get(i);
      result.add(value == null || !known ? value : part.of(value, exact));
    }
    return result;
  }

  /** Of equal elements or keys the server keeps the first, of their values the last. */
  private List<ByteBuffer> unique(List<@Nullable ByteBuffer> values, boolean exact, int width) {
    Map<ByteBuffer, @Nullable ByteBuffer[]> entries = new LinkedHashMap<>();
    for (int i = 0; i + width <= values.size(); i += width) {
      ByteBuffer key = orEmpty(values.get(i));
      @Nullable ByteBuffer[] entry =
          entries.computeIfAbsent(
              parts.get(0).of(key, false),
              same -> new @Nullable ByteBuffer[] {parts.get(0).of(key, exact), null});
      if (width == 2) {
        entry[1] = parts.get(1).of(orEmpty(values.get(i + 1)), exact);
      }
    }
    List<ByteBuffer> joined = new ArrayList<>(entries.size());
    for (@Nullable ByteBuffer[] entry : entries.values()) {
      joined.add(joined(List.of(entry[0], orEmpty(entry[1]))));
    }
    return joined;
  }

  private static ByteBuffer orEmpty(@Nullable ByteBuffer value) {
    return value == null ? ByteBuffer.allocate(0) : value;
  }

  private static List<ByteBuffer> inOrder(List<ByteBuffer> values) {
    Collections.sort(values);
    return values;
  }

  private static List<@Nullable ByteBuffer> withoutLastNulls(List<@Nullable ByteBuffer> values) {
    int size = values.size();
    while (size > 0 && values.get(size - 1) == null) {
      size--;
    }
    return values.subList(0, size);
  }

  private static ByteBuffer joined(List<? extends @Nullable ByteBuffer> values) {
    ByteBuffer[] cells = values.toArray(new ByteBuffer[0]);
    byte[] bytes = new byte[Lengths.size(cells)];
    Lengths.put(cells, bytes, 0);
    return ByteBuffer.wrap(bytes);
  }
}
