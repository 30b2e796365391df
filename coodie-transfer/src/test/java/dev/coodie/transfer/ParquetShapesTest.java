package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import dev.coodie.error.TransferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Shapes and values that few programs write today, or that are wrong: right, or a reason. */
class ParquetShapesTest {
  private static final ValueType<?> ONE =
      ValueType.dynamicUdt("one", List.of(new UdtField<>("x", ValueType.INT))).frozen();
  private static final ValueType<?> INTS = ValueType.list(ValueType.INT);
  private static final ValueType<?> BAGS =
      ValueType.dynamicUdt("bag", List.of(new UdtField<>("xs", INTS.frozen()))).frozen();
  private static final ValueType<?> PAIR =
      ValueType.dynamicTuple(List.of(ValueType.INT, ValueType.TEXT));
  private static final ValueType<?> MAP = ValueType.map(ValueType.TEXT, ValueType.INT);

  @TempDir private Path directory;

  static Stream<Arguments> shapes() {
    return Stream.of(
        shape(
            "a list of two levels",
            "optional group v (LIST) { repeated int32 array; }",
            INTS,
            g -> {
              g.addGroup("v").append("array", 7).append("array", 8);
            },
            "[7,8]"),
        shape(
            "a list of two levels that is empty",
            "optional group v (LIST) { repeated int32 array; }",
            INTS,
            g -> g.addGroup("v"),
            "[]"),
        shape(
            "a list of two levels whose elements have several fields",
            "optional group v (LIST) { repeated group element { required int32 field0;"
                + " required binary field1 (UTF8); } }",
            ValueType.list(PAIR),
            g -> g.addGroup("v").addGroup("element").append("field0", 7).append("field1", "a"),
            "[[7,\"a\"]]"),
        shape(
            "a list of two levels whose elements have a list",
            "optional group v (LIST) { repeated group element { repeated int32 xs; } }",
            ValueType.list(BAGS),
            g -> g.addGroup("v").addGroup("element").append("xs", 7).append("xs", 8),
            "[{\"xs\":[7,8]}]"),
        shape(
            "a list of two levels whose elements are named array",
            "optional group v (LIST) { repeated group array { required int32 x; } }",
            ValueType.list(ONE),
            g -> g.addGroup("v").addGroup("array").append("x", 7),
            "[{\"x\":7}]"),
        shape(
            "a list of two levels whose elements are named by the list",
            "optional group v (LIST) { repeated group v_tuple { required int32 x; } }",
            ValueType.list(ONE),
            g -> g.addGroup("v").addGroup("v_tuple").append("x", 7),
            "[{\"x\":7}]"),
        shape(
            "a list of lists of two levels",
            "optional group v (LIST) { repeated group array (LIST) { repeated int32 array; } }",
            ValueType.list(INTS.frozen()),
            g -> {
              Group list = g.addGroup("v");
              list.addGroup("array").append("array", 7).append("array", 8);
              list.addGroup("array");
            },
            "[[7,8],[]]"),
        shape(
            "a list of three levels, by any other name",
            "optional group v (LIST) { repeated group bag { optional int32 array_element; } }",
            INTS,
            g -> g.addGroup("v").addGroup("bag").append("array_element", 7),
            "[7]"),
        shape(
            "a list of three levels into what has a field of that name",
            "optional group v (LIST) { repeated group list { required int32 x; } }",
            ValueType.list(ONE),
            g -> g.addGroup("v").addGroup("list").append("x", 7),
            "!expected frozen<one>, found INT32"),
        shape(
            "a list of three levels with a null",
            "optional group v (LIST) { repeated group list { optional int32 element; } }",
            INTS,
            g -> g.addGroup("v").addGroup("list"),
            "!a list<int> cannot contain null"),
        shape(
            "a repeated number without annotation",
            "repeated int32 v;",
            INTS,
            g -> g.append("v", 7).append("v", 8),
            "[7,8]"),
        shape(
            "a repeated number without annotation into a number",
            "repeated int32 v;",
            ValueType.INT,
            g -> g.append("v", 7).append("v", 8),
            "!expected int, found a repeated INT32"),
        shape(
            "a repeated group without annotation",
            "repeated group v { required int32 x; }",
            ValueType.list(ONE),
            g -> g.addGroup("v").append("x", 7),
            "[{\"x\":7}]"),
        shape(
            "a repeated group without annotation into one",
            "repeated group v { required int32 x; }",
            ONE,
            g -> g.addGroup("v").append("x", 7),
            "!expected frozen<one>, found a repeated group"),
        shape(
            "a list that has two fields",
            "optional group v (LIST) { repeated int32 a; repeated int32 b; }",
            INTS,
            g -> g.addGroup("v").append("a", 7),
            "!expected list<int>, found LIST"),
        shape(
            "a list that is not repeated",
            "optional group v (LIST) { optional int32 a; }",
            INTS,
            g -> g.addGroup("v").append("a", 7),
            "!expected list<int>, found LIST"),
        shape(
            "a group with a repeated field is no list",
            "optional group v { repeated int32 a; }",
            INTS,
            g -> g.addGroup("v").append("a", 7),
            "!expected list<int>, found a group"),
        shape(
            "a map of keys alone",
            "optional group v (MAP) { repeated group key_value { required binary key (UTF8); } }",
            MAP,
            g -> g.addGroup("v").addGroup("key_value").append("key", "a"),
            "!expected map<text, int>, found a MAP of keys alone, which fits a set"),
        shape(
            "a map of keys alone into a set",
            "optional group v (MAP) { repeated group key_value { required binary key (UTF8); } }",
            ValueType.set(ValueType.TEXT),
            g -> g.addGroup("v").addGroup("key_value").append("key", "a"),
            "[\"a\"]"),
        shape(
            "a map of the old name",
            "optional group v (MAP_KEY_VALUE) { repeated group map { required binary key (UTF8);"
                + " optional int32 value; } }",
            MAP,
            g -> g.addGroup("v").addGroup("map").append("key", "a").append("value", 7),
            "{\"a\":7}"),
        shape(
            "a map whose entries have the old name",
            "optional group v (MAP) { repeated group map (MAP_KEY_VALUE) { required binary str"
                + " (UTF8); required int32 num; } }",
            MAP,
            g -> g.addGroup("v").addGroup("map").append("str", "a").append("num", 7),
            "{\"a\":7}"),
        shape(
            "a map with a null",
            "optional group v (MAP) { repeated group key_value { required binary key (UTF8);"
                + " optional int32 value; } }",
            MAP,
            g -> g.addGroup("v").addGroup("key_value").append("key", "a"),
            "!a map<text, int> cannot contain null"),
        shape(
            "a map with three fields",
            "optional group v (MAP) { repeated group key_value { required binary key (UTF8);"
                + " optional int32 value; optional int32 more; } }",
            MAP,
            g -> g.addGroup("v").addGroup("key_value").append("key", "a"),
            "!expected map<text, int>, found MAP"),
        shape(
            "parts of a tuple in another order",
            "optional group v { optional binary field1 (UTF8); optional int32 field0; }",
            PAIR,
            g -> g.addGroup("v").append("field1", "a").append("field0", 7),
            "[7,\"a\"]"),
        shape(
            "parts of a tuple without numbers",
            "optional group v { optional int32 a; optional binary b (UTF8); }",
            PAIR,
            g -> g.addGroup("v").append("a", 7).append("b", "a"),
            "[7,\"a\"]"),
        shape(
            "too many parts of a tuple",
            "optional group v { optional int32 a; optional binary b (UTF8); optional int32 c; }",
            PAIR,
            g -> g.addGroup("v").append("a", 7),
            "!expected at most 2 parts for frozen<tuple<int, text>>, found more"),
        shape(
            "a part of a tuple twice",
            "optional group v { optional int32 field0; optional int32 field00; }",
            PAIR,
            g -> g.addGroup("v").append("field0", 7),
            "!the group has two fields \"field00\""));
  }

  static Stream<Arguments> values() {
    return Stream.of(
        value("int64 v (TIME_MICROS)", ValueType.TIME, -1L, "!the value is no time of a day"),
        value(
            "int64 v (TIME_MICROS)", ValueType.TIME, Long.MAX_VALUE, "!the value is no time of a"),
        value("int64 v (TIME(NANOS,true))", ValueType.TIME, -1L, "!the value is no time of a day"),
        value(
            "int32 v (TIME_MILLIS)", ValueType.TIME, 86_400_000, "!the value is no time of a day"),
        value("int32 v (TIME_MILLIS)", ValueType.TIME, 86_399_999, "23:59:59.999"),
        value(
            "int64 v (TIMESTAMP_MICROS)", ValueType.TEXT, Long.MIN_VALUE, "-290308-12-21T19:59:05"),
        value(
            "int64 v (TIMESTAMP_MILLIS)",
            ValueType.TEXT,
            Long.MAX_VALUE,
            "+292278994-08-17T07:12:55.807Z"),
        value(
            "int64 v (TIMESTAMP(NANOS,false))",
            ValueType.TIMESTAMP,
            Long.MIN_VALUE,
            "!the value is finer than the milliseconds that timestamp holds"),
        value(
            "int64 v (TIMESTAMP(NANOS,false))",
            ValueType.TIMESTAMP,
            Long.MIN_VALUE + 775_808,
            "1677-09-21T00:12:43.146Z"),
        value("int32 v (DATE)", ValueType.DATE, Integer.MIN_VALUE, "-5877641-06-23"),
        value("binary v (DECIMAL(9,2))", ValueType.DECIMAL, bytes(), "!the DECIMAL has no bytes"),
        value("binary v (DECIMAL(9,2))", ValueType.INT, bytes(), "!the DECIMAL has no bytes"),
        value("binary v (DECIMAL(9,2))", ValueType.DECIMAL, bytes(0xFF, 0x38), "-2.00"),
        value("binary v (DECIMAL(9,2))", ValueType.INT, bytes(0xFF, 0x38), "-2"),
        value(
            "binary v (DECIMAL(38,0))",
            ValueType.TEXT,
            Binary.fromConstantByteArray(new byte[1_000_000]),
            "!the DECIMAL has too many digits for text"),
        value(
            "fixed_len_byte_array(3) v (DECIMAL(6,0))", ValueType.VARINT, bytes(1, 0, 0), "65536"),
        value("binary v (ENUM)", ValueType.TEXT, Binary.fromString("A"), "A"),
        value("binary v (JSON)", INTS, Binary.fromString("[1, 2]"), "[1,2]"),
        value("binary v (JSON)", INTS, Binary.fromString("[1, "), "!the value is not the JSON"),
        value("binary v (BSON)", ValueType.BLOB, bytes(5, 0, 0, 0, 0), "0x0500000000"),
        value(
            "binary v (BSON)",
            ValueType.TEXT,
            Binary.fromString("12"),
            "!expected text, found BSON"),
        value("binary v", INTS, Binary.fromString("[1]"), "!expected list<int>, found BINARY"),
        value(
            "binary v", ValueType.UUID, bytes(1, 2), "!expected 16 bytes for uuid, found another"),
        value(
            "fixed_len_byte_array(12) v (INTERVAL)",
            ValueType.DURATION,
            bytes(255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0),
            "!the value does not fit duration"),
        value(
            "fixed_len_byte_array(12) v (INTERVAL)",
            ValueType.DURATION,
            bytes(0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255),
            "1193h2m47s295000000ns"),
        value("fixed_len_byte_array(2) v (FLOAT16)", ValueType.FLOAT, bytes(1, 0), "5.9604645E-8"),
        value("fixed_len_byte_array(2) v (FLOAT16)", ValueType.FLOAT, bytes(0, 0x80), "-0.0"),
        value("fixed_len_byte_array(2) v (FLOAT16)", ValueType.FLOAT, bytes(0, 0xFC), "-Infinity"),
        value("fixed_len_byte_array(2) v (FLOAT16)", ValueType.DOUBLE, bytes(0, 0x7E), "NaN"),
        value("fixed_len_byte_array(2) v (FLOAT16)", ValueType.FLOAT, bytes(0, 0x3C), "1.0"),
        value("int32 v (UINT_8)", ValueType.TINYINT, 200, "!the value does not fit tinyint"),
        value("int64 v", ValueType.FLOAT, 16_777_216L, "1.6777216E7"),
        value(
            "int64 v", ValueType.FLOAT, 16_777_217L, "!the value cannot be held exactly by float"),
        value("int64 v", ValueType.DOUBLE, Long.MAX_VALUE, "!the value cannot be held exactly by"),
        value("int32 v", ValueType.TIMESTAMP, -1, "1969-12-31T23:59:59.999Z"),
        value("int32 v", ValueType.DATE, 1, "!expected date, found INT32"),
        value("int32 v", INTS, 1, "!expected list<int>, found INT32"),
        value("binary v (UTF8)", ValueType.TEXT, bytes(0xEF, 0xBF, 0xBD), "\uFFFD"),
        value("binary v (UTF8)", ValueType.TEXT, bytes(0xC3), "!the text is not UTF-8"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void a_shape_is_read_by_the_rules_or_rejected(
      String name, String field, ValueType<?> type, Consumer<Group> value, String expected)
      throws IOException {
    assertThat(name).isNotEmpty();
    assertThat(readAfter(field, type, value).get(0)).isEqualTo(inColumn(expected));
  }

  @ParameterizedTest
  @MethodSource("values")
  void a_value_is_exact_or_rejected(String field, ValueType<?> type, Object value, String expected)
      throws IOException {
    String found = readAfter("optional " + field + ";", type, group -> add(group, value)).get(0);

    assertThat(found).startsWith(inColumn(expected));
  }

  @Test
  void annotations_that_cql_has_not_are_named() throws IOException {
    for (LogicalTypeAnnotation meaning :
        List.of(
            LogicalTypeAnnotation.geometryType(null),
            LogicalTypeAnnotation.geographyType(null, null))) {
      MessageType schema =
          Types.buildMessage()
              .optional(PrimitiveTypeName.BINARY)
              .as(meaning)
              .named("v")
              .named("row");

      List<String> found =
          read(schema, ValueType.TEXT, List.of(g -> g.add("v", Binary.fromString("abc"))));

      assertThat(found.get(0)).startsWith("!column \"v\": expected text, found GEO");
    }
  }

  @Test
  void two_fields_of_one_name_are_refused_before_a_record_is_read() throws IOException {
    MessageType schema = new MessageType("row", optional("v"), optional("v"));
    Path file = directory.resolve("two.parquet");
    ParquetFiles.write(file, CompressionCodecName.UNCOMPRESSED, schema, List.of());

    assertThatThrownBy(() -> ParquetFiles.read(file, "v", ValueType.INT))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("there are two fields \"v\"");
  }

  @ParameterizedTest
  @EnumSource(names = {"LZO", "LZ4", "BROTLI"})
  void other_compressions_are_named_before_a_record_is_read(CompressionCodecName codec)
      throws IOException {
    MessageType schema = new MessageType("row", optional("v"));
    Path file = directory.resolve("packed.parquet");
    ParquetFiles.write(file, codec, schema, List.of(g -> g.add("v", 1)));

    assertThatThrownBy(() -> ParquetFiles.read(file, "v", ValueType.INT))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("is compressed with " + codec + " (column v)");
  }

  private static org.apache.parquet.schema.Type optional(String name) {
    return Types.optional(PrimitiveTypeName.INT32).named(name);
  }

  private static Arguments shape(
      String name, String field, ValueType<?> type, Consumer<Group> value, String expected) {
    return arguments(name, field, type, value, expected);
  }

  private static Arguments value(String field, ValueType<?> type, Object value, String expected) {
    return arguments(field, type, value, expected);
  }

  private static Binary bytes(int... bytes) {
    byte[] copy = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      copy[i] = (byte) bytes[i];
    }
    return Binary.fromConstantByteArray(copy);
  }

  private static void add(Group group, Object value) {
    if (value instanceof Integer number) {
      group.add("v", number);
    } else if (value instanceof Long number) {
      group.add("v", number);
    } else {
      group.add("v", (Binary) value);
    }
  }

  private static String inColumn(String expected) {
    return expected.startsWith("!") ? "!column \"v\": " + expected.substring(1) : expected;
  }

  /** The record after it has nothing, and is always read. */
  private List<String> readAfter(String field, ValueType<?> type, Consumer<Group> value)
      throws IOException {
    return read(
        MessageTypeParser.parseMessageType("message row { " + field + " }"),
        type,
        List.of(value, group -> {}));
  }

  private List<String> read(MessageType schema, ValueType<?> type, List<Consumer<Group>> rows)
      throws IOException {
    Path file = directory.resolve("shape.parquet");
    Files.deleteIfExists(file);
    ParquetFiles.write(file, CompressionCodecName.UNCOMPRESSED, schema, rows);
    List<String> found = ParquetFiles.read(file, "v", type);
    assertThat(found).hasSize(rows.size());
    assertThat(found.subList(1, rows.size())).noneMatch(v -> v != null && v.startsWith("!"));
    return found;
  }
}
