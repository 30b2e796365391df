package dev.coodie.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypesTest {
  /** Type and value in CQL, type in Spark, and the value as Java shows it. */
  private static final List<List<String>> VALUES =
      List.of(
          List.of("text", "'tüxt'", "STRING", "tüxt"),
          List.of("text", "''", "STRING", ""),
          List.of("ascii", "'abc'", "STRING", "abc"),
          List.of("boolean", "true", "BOOLEAN", "true"),
          List.of("tinyint", "-128", "TINYINT", "-128"),
          List.of("smallint", "-32768", "SMALLINT", "-32768"),
          List.of("int", "-2147483648", "INT", "-2147483648"),
          List.of("bigint", "9223372036854775807", "BIGINT", "9223372036854775807"),
          List.of("float", "NaN", "FLOAT", "NaN"),
          List.of("float", "1.1", "FLOAT", "1.1"),
          List.of("double", "-0.0", "DOUBLE", "-0.0"),
          List.of("double", "1e300", "DOUBLE", "1.0E300"),
          List.of("decimal", "1.50", "STRING", "1.50"),
          List.of(
              "decimal",
              "-123456789012345678901234567890123456789012345678.1",
              "STRING",
              "-123456789012345678901234567890123456789012345678.1"),
          List.of("varint", "-12345678901234567890123456", "STRING", "-12345678901234567890123456"),
          List.of(
              "uuid",
              "00000000-0000-4000-8000-00000000000f",
              "STRING",
              "00000000-0000-4000-8000-00000000000f"),
          List.of(
              "timeuuid",
              "5132b130-ae79-11e4-ab27-0800200c9a66",
              "STRING",
              "5132b130-ae79-11e4-ab27-0800200c9a66"),
          List.of("inet", "'127.0.0.1'", "STRING", "127.0.0.1"),
          List.of("inet", "'2001:db8::1'", "STRING", "2001:db8:0:0:0:0:0:1"),
          List.of("duration", "1mo2d3h4s", "STRING", "1mo2d3h4s"),
          List.of("date", "'2026-01-31'", "DATE", "2026-01-31"),
          List.of("date", "'1969-12-31'", "DATE", "1969-12-31"),
          List.of("time", "'12:00:00.000000001'", "BIGINT", "43200000000001"),
          List.of(
              "timestamp", "'1966-01-31T12:00:00.123Z'", "TIMESTAMP", "1966-01-31 12:00:00.123"),
          List.of("list<int>", "[3, 1, 3]", "ARRAY<INT>", "ArraySeq(3, 1, 3)"),
          List.of("list<int>", "[]", "ARRAY<INT>", "null"),
          List.of("frozen<list<int>>", "[]", "ARRAY<INT>", "ArraySeq()"),
          List.of("set<text>", "{'b', 'a'}", "ARRAY<STRING>", "ArraySeq(a, b)"),
          List.of("map<text, bigint>", "{'a': 1}", "MAP<STRING, BIGINT>", "Map(a -> 1)"),
          List.of(
              "map<int, frozen<list<frozen<set<double>>>>>",
              "{7: [{1.5}, {}]}",
              "MAP<INT, ARRAY<ARRAY<DOUBLE>>>",
              "Map(7 -> ArraySeq(ArraySeq(1.5), ArraySeq()))"),
          List.of("vector<float, 3>", "[1.5, -2, 0]", "ARRAY<FLOAT>", "ArraySeq(1.5, -2.0, 0.0)"),
          List.of("vector<text, 2>", "['a', 'longer']", "ARRAY<STRING>", "ArraySeq(a, longer)"),
          List.of("vector<int, 2>", "[1, 2]", "ARRAY<INT>", "ArraySeq(1, 2)"),
          List.of(
              "tuple<int, text>", "(1, null)", "STRUCT<field0: INT, field1: STRING>", "[1,null]"),
          List.of(
              "place",
              "{street: 'x', parts: {n: 1, names: ['a']}}",
              "STRUCT<street: STRING, parts: STRUCT<n: INT, names: ARRAY<STRING>>>",
              "[x,[1,ArraySeq(a)]]"),
          List.of("int", "null", "INT", "null"),
          List.of("blob", "null", "BINARY", "null"),
          List.of(
              "frozen<place>",
              "null",
              "STRUCT<street: STRING, parts: STRUCT<n: INT, names: ARRAY<STRING>>>",
              "null"),
          // Values that Spark does not have.
          List.of("int", "blobAsInt(0x)", "INT", "null"),
          List.of("uuid", "blobAsUuid(0x)", "STRING", "null"),
          List.of("timestamp", "9223372036854775807", "TIMESTAMP", "null"));

  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  @RegisterExtension static final LocalSpark SPARK = LocalSpark.get();

  private static Row every;

  @BeforeAll
  static void create() {
    DB.coodie().execute("CREATE TYPE inner_type (n int, names list<text>)");
    DB.coodie().execute("CREATE TYPE place (street text, parts frozen<inner_type>)");
    StringBuilder types = new StringBuilder("k int PRIMARY KEY");
    StringBuilder names = new StringBuilder("k");
    StringBuilder values = new StringBuilder("1");
    for (int i = 0; i < VALUES.size(); i++) {
      types.append(", v").append(i).append(' ').append(VALUES.get(i).get(0));
      names.append(", v").append(i);
      values.append(", ").append(VALUES.get(i).get(1));
    }
    DB.coodie().execute("CREATE TABLE every (" + types + ")");
    DB.coodie().execute("INSERT INTO every (" + names + ") VALUES (" + values + ")");
    every = Tables.read(DB, "every").first();
  }

  static Stream<Arguments> values() {
    return IntStream.range(0, VALUES.size()).mapToObj(i -> Arguments.of("v" + i, VALUES.get(i)));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("values")
  void a_value_of_each_type(String column, List<String> value) {
    assertThat(every.schema().apply(column).dataType().sql()).isEqualTo(value.get(2));
    assertThat(String.valueOf(every.<Object>getAs(column))).isEqualTo(value.get(3));
  }

  @Test
  void a_blob_is_the_same_bytes() {
    assertThat(only("blob", "0x00cafe", "BINARY").<byte[]>getAs(0)).containsExactly(0, 0xca, 0xfe);
  }

  @Test
  void fields_that_were_added_later_are_null() {
    DB.coodie().execute("CREATE TYPE growing (a int)");
    String table = table("frozen<growing>", "{a: 1}");
    DB.coodie().execute("ALTER TYPE growing ADD b text");

    assertThat(Tables.read(DB, table).select("v").first().getStruct(0))
        .isEqualTo(RowFactory.create(1, null));
  }

  @Test
  void a_field_of_a_struct_is_selected_alone() {
    Dataset<Row> read = Tables.read(DB, "every").select("v34.parts.n", "v34.street");

    assertThat(read.first()).isEqualTo(RowFactory.create(1, "x"));
  }

  @Test
  void times_of_day_are_of_the_type_time_where_spark_has_it() {
    assumeTrue(SPARK.session().version().compareTo("4.1") > 0, "older ones have no such type");
    SparkSession session = SPARK.session().newSession();
    session.conf().set("spark.sql.timeType.enabled", true);

    Dataset<Row> read =
        session
            .read()
            .format("coodie")
            .option("hosts", Tables.hosts(DB.node()))
            .option("table", DB.keyspace() + ".every")
            .load()
            .select("v22");

    assertThat(read.schema().apply("v22").dataType().sql()).isEqualTo("TIME(6)");
    assertThat(read.first().<LocalTime>getAs(0)).isEqualTo(LocalTime.of(12, 0, 0, 1));
  }

  @Test
  void counters_are_numbers() {
    DB.coodie().execute("CREATE TABLE counts (k int PRIMARY KEY, v counter)");
    DB.coodie().execute("UPDATE counts SET v = v + 5 WHERE k = 1");

    assertThat(Tables.read(DB, "counts").first()).isEqualTo(RowFactory.create(1, 5L));
  }

  @Test
  void decimals_have_a_precision_and_scale_if_asked_for() {
    Dataset<Row> read =
        Tables.reader(DB, table("decimal", "-1.50")).option("decimals", "38,18").load();
    Dataset<Row> whole =
        Tables.reader(DB, table("varint", "-150")).option("decimals", "20,3").load();

    assertThat(read.schema().apply("v").dataType().sql()).isEqualTo("DECIMAL(38,18)");
    assertThat(read.select("v").first().getDecimal(0)).isEqualByComparingTo("-1.50");
    assertThat(whole.schema().apply("v").dataType().sql()).isEqualTo("DECIMAL(20,0)");
    assertThat(whole.select("v").first().getDecimal(0)).isEqualTo(new BigDecimal(-150));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2345", "12345678", "1e20000", "1e-20000"})
  void a_decimal_is_never_rounded(String value) {
    String table = table("decimal", "null");
    DB.coodie().execute("INSERT INTO " + table + " (k, v) VALUES (1, ?)", new BigDecimal(value));

    assertThatThrownBy(() -> Tables.reader(DB, table).option("decimals", "8,3").load().collect())
        .hasStackTraceContaining("[coodie-1456]")
        .hasStackTraceContaining("decimal(8,3)");
  }

  @Test
  void dates_are_compared_as_spark_does() {
    Dataset<Row> read = Tables.read(DB, table("date", "'2026-01-31'"));

    assertThat(read.filter("v > date'2026-01-30'").select("v").first().<Date>getAs(0))
        .isEqualTo(Date.valueOf("2026-01-31"));
  }

  private static int number;

  private static String table(String type, String literal) {
    String table = "t" + number++;
    DB.coodie().execute("CREATE TABLE " + table + " (k int PRIMARY KEY, v " + type + ")");
    DB.coodie().execute("INSERT INTO " + table + " (k, v) VALUES (1, " + literal + ")");
    return table;
  }

  private static Row only(String type, String literal, String inSpark) {
    Dataset<Row> read = Tables.read(DB, table(type, literal)).select("v");
    assertThat(read.schema().apply("v").dataType().sql()).isEqualTo(inSpark);
    return read.first();
  }
}
