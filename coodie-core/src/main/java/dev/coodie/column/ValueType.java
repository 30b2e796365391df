package dev.coodie.column;

import dev.coodie.cql.CqlTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A CQL type and the Java type of its values; encodes and decodes the values of the native protocol
 * (versions 4 and 5). Immutable, and shared between threads.
 *
 * <p>Collections, tuples and user-defined types are frozen wherever they are nested, as CQL
 * demands.
 *
 * @param <V> the Java type of a value
 */
// No deadlock: only this class creates its subclasses, and only they call their static methods, so
// nothing can initialise one of them first.
@SuppressWarnings("ClassInitializationDeadlock")
public abstract class ValueType<V> {
  /** {@code text}; an unpaired surrogate is refused. */
  public static final ValueType<String> TEXT = new TextType();

  /** {@code ascii}; a character above 127 is refused. */
  public static final ValueType<String> ASCII = new AsciiType();

  /** {@code int}, 32 bits. */
  public static final ValueType<Integer> INT = new IntegerTypes.IntType();

  /** {@code bigint}, 64 bits. */
  public static final ValueType<Long> BIGINT = new IntegerTypes.BigintType("bigint");

  /** {@code smallint}, 16 bits. */
  public static final ValueType<Short> SMALLINT = new IntegerTypes.SmallintType();

  /** {@code tinyint}, 8 bits. */
  public static final ValueType<Byte> TINYINT = new IntegerTypes.TinyintType();

  /** {@code counter}; its values are read, and changed by adding, never set. */
  public static final ValueType<Long> COUNTER = new IntegerTypes.BigintType("counter");

  /** {@code varint}, a whole number of any size. */
  public static final ValueType<BigInteger> VARINT = new VarintType();

  /** {@code decimal}; the scale is kept. */
  public static final ValueType<BigDecimal> DECIMAL = new DecimalType();

  /** {@code float}, 32 bits. */
  public static final ValueType<Float> FLOAT = new FloatingTypes.FloatType();

  /** {@code double}, 64 bits. */
  public static final ValueType<Double> DOUBLE = new FloatingTypes.DoubleType();

  /** {@code boolean}. */
  public static final ValueType<Boolean> BOOLEAN = new BooleanType();

  /** {@code uuid}, of any version. */
  public static final ValueType<UUID> UUID = new UuidType("uuid", false);

  /** {@code timeuuid}; a UUID of another version than 1 is refused. */
  public static final ValueType<UUID> TIMEUUID = new UuidType("timeuuid", true);

  /** {@code timestamp}, in milliseconds: finer parts are cut off towards the past. */
  public static final ValueType<Instant> TIMESTAMP = new TimeTypes.TimestampType();

  /** {@code date}, from -5877641-06-23 to +5881580-07-11. */
  public static final ValueType<LocalDate> DATE = new TimeTypes.DateType();

  /** {@code time} of day, in nanoseconds. */
  public static final ValueType<LocalTime> TIME = new TimeTypes.TimeType();

  /** {@code duration}. */
  public static final ValueType<CqlDuration> DURATION = new DurationType();

  /** {@code inet}, an IPv4 or IPv6 address without host name or scope. */
  public static final ValueType<InetAddress> INET = new InetType();

  /**
   * {@code blob} as a buffer. Encoding copies what remains of the buffer; decoding gives a
   * read-only view of the cell.
   */
  public static final ValueType<ByteBuffer> BLOB = new BinaryTypes.BlobType();

  /** {@code blob} as an array, copied both ways. */
  public static final ValueType<byte[]> BYTES = new BinaryTypes.BytesType();

  /** Whether this is a user-defined type, or has some inside. */
  final boolean hasUserTypes;

  private final String cql;
  private final Class<?> javaType;
  // Made by whoever needs it first, the same each time.
  private @Nullable Sameness sameness;

  ValueType(String cql, Class<?> javaType) {
    this(cql, javaType, false);
  }

  ValueType(String cql, Class<?> javaType, boolean hasUserTypes) {
    this.cql = cql;
    this.javaType = javaType;
    this.hasUserTypes = hasUserTypes;
  }

  /** The constants of an enum, stored by name. CQL: {@code text}. */
  public static <E extends Enum<E>> ValueType<E> enumByName(Class<E> enumType) {
    return new EnumType<>(enumType);
  }

  /** A list in the order of its elements. CQL: {@code list<…>}. */
  public static <E> ValueType<List<E>> list(ValueType<E> element) {
    return new ListType<>(element.frozen(), false);
  }

  /** A set in the server's order. CQL: {@code set<…>}. */
  public static <E> ValueType<Set<E>> set(ValueType<E> element) {
    return new SetType<>(element.frozen(), false);
  }

  /** A map in the server's order of keys. CQL: {@code map<…, …>}. */
  public static <K, V> ValueType<Map<K, V>> map(ValueType<K> key, ValueType<V> value) {
    return new MapType<>(key.frozen(), value.frozen(), false);
  }

  /**
   * A vector of exactly {@code dimensions} elements. CQL: {@code vector<…, n>}.
   *
   * @throws IllegalArgumentException if {@code dimensions} is less than 1
   */
  public static <E> ValueType<List<E>> vector(ValueType<E> element, int dimensions) {
    return new VectorType<>(element.frozen(), dimensions);
  }

  /**
   * A vector of exactly {@code dimensions} floats as an array. CQL: {@code vector<float, n>}.
   *
   * @throws IllegalArgumentException if {@code dimensions} is less than 1
   */
  public static ValueType<float[]> floatVector(int dimensions) {
    return new FloatVectorType(dimensions);
  }

  /**
   * A tuple as an object of the application. On reading, fields the server did not send are
   * missing; on writing, fields the mapping does not set are null. CQL: {@code frozen<tuple<…>>}.
   */
  public static <T> ValueType<T> tuple(
      Class<T> type, List<ValueType<?>> parts, Mapping<T> mapping) {
    return new TupleType<>(type, parts, mapping);
  }

  /**
   * A user-defined type as an object of the application. Fields the server did not send, because
   * they were added after the value was written, are missing; fields it sent beyond {@code fields}
   * are ignored. Fields are matched by name: the server may have them in another order, and others
   * among them. CQL: the type's name.
   *
   * @param typeName the name as the server stores it, without quotes and keyspace
   * @param fields all fields that the class has, in the order of {@code mapping}
   */
  public static <T> ValueType<T> udt(
      Class<T> type, String typeName, List<UdtField<?, ?>> fields, Mapping<T> mapping) {
    return new UdtType<>(type, typeName, fields, mapping, false, false);
  }

  /** A tuple as a list with one element per part, null for a missing one. */
  public static ValueType<List<@Nullable Object>> dynamicTuple(List<ValueType<?>> parts) {
    return new DynamicTupleType(parts);
  }

  /**
   * A user-defined type as a map with one entry per field in their order, null for a missing one. A
   * field that is not in a map to be encoded is null.
   */
  public static ValueType<Map<String, @Nullable Object>> dynamicUdt(
      String typeName, List<UdtField<?, ?>> fields) {
    return new DynamicUdtType(typeName, fields, false);
  }

  /**
   * This user-defined type, whose values may be written whole even if the server's type has fields
   * that this one does not know: they become null. Without this, such a write is refused. Other
   * types are returned as they are.
   */
  public ValueType<V> erasingUnknownFields() {
    return this;
  }

  /**
   * This type, with values of {@code type} in Java. CQL sees no difference.
   *
   * @param <W> the application's type
   */
  public final <W> ValueType<W> converted(Class<W> type, Converter<W, V> converter) {
    return new ConvertedType<>(type, this, converter);
  }

  /** The type as {@code system_schema.columns} spells it, for example {@code map<text, int>}. */
  public final String cql() {
    return cql;
  }

  /** The class of the values, without type arguments, for example {@code List.class}. */
  public final Class<?> javaType() {
    return javaType;
  }

  /**
   * The same values with CQL {@code frozen<…>}; this type itself when it is frozen already, or
   * cannot be (scalars and vectors).
   */
  public ValueType<V> frozen() {
    return this;
  }

  /** Whether CQL writes this type as {@code frozen<…>}; always so for a tuple. */
  public boolean isFrozen() {
    return false;
  }

  /** Whether this is a user-defined type whose fields are cells of their own: not frozen. */
  public final boolean isOpenUserType() {
    return hasUserTypes && !isFrozen() && udtName().isPresent();
  }

  /** Whether this is a list, set or map, frozen or not. */
  public boolean isCollection() {
    return false;
  }

  /** Whether this is a list whose elements are cells of their own. */
  public final boolean isOpenList() {
    return CqlTypes.isOpenList(cql);
  }

  /**
   * Whether a cell with these bytes reads back as missing: null, and an empty collection that is
   * not frozen, which the server cannot tell from null.
   */
  public final boolean isMissing(@Nullable ByteBuffer cell) {
    return cell == null
        || (isCollection()
            && !isFrozen()
            && cell.remaining() == 4
            && cell.getInt(cell.position()) == 0);
  }

  /**
   * A stand-in for comparing clustering keys, elements or keys of maps: equal for values that the
   * server takes as equal, such as 1.0 and 1.00. It is not a value of this type.
   */
  public final ByteBuffer keyOf(ByteBuffer cell) {
    return sameness().key(cell);
  }

  /**
   * A stand-in for comparing partition keys or whole values: equal for values that the server
   * stores as the same bytes, such as sets in another order. It is not a value of this type.
   */
  public final ByteBuffer storedOf(ByteBuffer cell) {
    return sameness().stored(cell);
  }

  Sameness sameness() {
    Sameness known = sameness;
    if (known == null) {
      known = Sameness.of(this);
      sameness = known;
    }
    return known;
  }

  /** The types of elements, of key and value, or of fields in order; empty for a scalar. */
  public List<ValueType<?>> arguments() {
    return List.of();
  }

  /** The name of a user-defined type, unquoted; empty for every other type. */
  public Optional<String> udtName() {
    return Optional.empty();
  }

  /** The fields of a user-defined type, in order; none for every other type. */
  public List<UdtField<?, ?>> udtFields() {
    return List.of();
  }

  /**
   * A new buffer with exactly the bytes of {@code value}, at position 0.
   *
   * @throws dev.coodie.error.InvalidQueryException if CQL cannot store the value: a null element, a
   *     date out of range, a vector of another dimension …
   */
  public ByteBuffer encode(V value) {
    byte[] bytes = new byte[size(value)];
    put(value, bytes, 0);
    return ByteBuffer.wrap(bytes);
  }

  /**
   * The value between the buffer's position and its limit; the position does not move. The buffer
   * may be a slice, read-only or direct, and must be big-endian. Collections come back in the
   * server's order; whether they can be changed is not specified. An element that the server sent
   * as null, which it does for some functions only, is null.
   *
   * @throws dev.coodie.error.MappingException if the bytes are no value of this type; zero bytes
   *     are one only for text, blobs, collections, tuples and user-defined types
   */
  public final V decode(ByteBuffer bytes) {
    return decode(bytes, bytes.position(), bytes.remaining());
  }

  /**
   * The empty collection, immutable.
   *
   * @throws UnsupportedOperationException if this is no list, set or map
   */
  public V empty() {
    throw new UnsupportedOperationException(cql + " has no empty value");
  }

  /**
   * A value of unknown type as a value of this one. Numbers are widened where nothing can be lost,
   * and whole numbers also narrowed when they are in range; elements are checked one by one.
   *
   * @throws dev.coodie.error.InvalidQueryException if {@code value} has another type or is out of
   *     range
   */
  @SuppressWarnings("unchecked")
  public V check(Object value) {
    if (!javaType.isInstance(value)) {
      throw ValueErrors.wrongType(this, value);
    }
    return (V) value;
  }

  /** The same as {@link #cql()}. */
  @Override
  public final String toString() {
    return cql;
  }

  /** The type whose bytes these are: this one, without its converters. */
  ValueType<?> stored() {
    return this;
  }

  /** How many elements a vector has; 0 for every other type. */
  int dimensions() {
    return 0;
  }

  /** The number of bytes {@link #put} writes. */
  abstract int size(V value);

  /** Writes {@code value} and returns where it ends. */
  abstract int put(V value, byte[] out, int at);

  abstract V decode(ByteBuffer bytes, int at, int length);

  /**
   * Whether a value may be walked twice, for its size and for its bytes; not where that would run a
   * converter or mapping twice.
   */
  boolean repeatable() {
    return true;
  }

  /** The width of a vector's element when it is written without its length, otherwise -1. */
  int vectorWidth() {
    return -1;
  }

  // Text comes first below: it is the most common element, and the JIT cannot know the element type
  // of a collection.

  /** Decodes a cell or element, or returns null when it is missing: {@code length} is negative. */
  @SuppressWarnings("unchecked")
  final @Nullable V read(ByteBuffer bytes, int at, int length) {
    if (length < 0) {
      return null;
    }
    if (this instanceof TextType) {
      return (V) Texts.decode(this, bytes, at, length, StandardCharsets.UTF_8);
    }
    return decode(bytes, at, length);
  }

  /** The size of an element and its length. */
  final int sizeAfterLength(V value) {
    return 4 + (this instanceof TextType ? Texts.utf8Length((String) value) : size(value));
  }

  /** Writes the length of an element and the element, and returns where it ends. */
  final int putAfterLength(V value, byte[] out, int at) {
    int start = at + 4;
    int end =
        this instanceof TextType
            ? Texts.putUtf8((String) value, out, start)
            : put(value, out, start);
    Bytes.putInt(end - start, out, at);
    return end;
  }

  static String cql(String cql, boolean frozen) {
    return frozen ? "frozen<" + cql + ">" : cql;
  }
}
