package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.column.ValueType;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read and written straight from bytes is what the long way reads and writes. */
class PlainFormsTest {
  private static final int TRIES = 3_000;
  private static final List<String> SPECIAL =
      List.of(
          "",
          "-",
          ".",
          "-0",
          "-0.0",
          "0",
          "0.0",
          "1.",
          ".5",
          "1e5",
          "NaN",
          "Infinity",
          "+1",
          " 1",
          "true",
          "True",
          "false",
          "127",
          "128",
          "-128",
          "-129",
          "32767",
          "32768",
          "-32768",
          "2147483647",
          "2147483648",
          "-2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "999999999999999999",
          "0.1",
          "0.30000000000000004",
          "5e-324",
          "123456789012345678.5",
          "2026-02-29",
          "2024-02-29",
          "1900-02-29",
          "2000-02-29",
          "0000-01-01",
          "9999-12-31",
          "2026-13-01",
          "2026-00-10",
          "2026-01-00",
          "2026-01-32",
          "1969-12-31T23:59:59.999Z",
          "2026-01-01T24:00:00Z",
          "2026-01-01T00:60:00Z",
          "2026-01-01T00:00:60Z",
          "2026-01-01T00:00:00Z",
          "2026-01-01 00:00:00Z",
          "2026-01-01T00:00:00.1Z",
          "0000-02-29T12:00:00.001Z",
          "0x",
          "\uFFFD0x",
          "\uFFFD0x80",
          "6b0d549b-6f03-475a-9600-a35a099950d8",
          "6B0D549B-6F03-175A-9600-A35A099950D8",
          "6b0d549b-6f03-475a-9600-a35a099950dg",
          "6b0d549b+6f03-475a-9600-a35a099950d8",
          "é");

  static Stream<ValueType<?>> types() {
    return Stream.of(
        ValueType.TEXT,
        ValueType.ASCII,
        ValueType.INT,
        ValueType.BIGINT,
        ValueType.SMALLINT,
        ValueType.TINYINT,
        ValueType.DOUBLE,
        ValueType.FLOAT,
        ValueType.BOOLEAN,
        ValueType.TIMESTAMP,
        ValueType.DATE,
        ValueType.UUID,
        ValueType.TIMEUUID,
        ValueType.DECIMAL);
  }

  @ParameterizedTest
  @MethodSource("types")
  void reading_from_bytes_reads_what_reading_a_text_reads(ValueType<?> type) {
    PlainCell plain = PlainCell.of(type);
    Random random = new Random(1);

    for (String text : texts(type, random)) {
      byte[] bytes = ("," + text + ",").getBytes(StandardCharsets.UTF_8);
      ByteBuffer found = plain.read(bytes, 1, bytes.length - 1);
      if (found != null) {
        assertThat(found).as(text).isEqualTo(ValueText.cell(type, text));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void writing_from_bytes_writes_what_writing_a_value_writes(ValueType<?> type) throws IOException {
    PlainText plain =
        PlainText.of(ResultColumns.of("t", List.of(new ResultColumn("c", type))), ',')[0];
    Random random = new Random(2);

    for (ByteBuffer cell : cells(type, random)) {
      LineBytes line = new LineBytes();
      boolean written = plain.write(line, cell);
      ByteArrayOutputStream found = new ByteArrayOutputStream();
      line.moveTo(found);
      assertThat(found.toString(StandardCharsets.UTF_8))
          .isEqualTo(written ? ValueText.text(type, cell) : "");
    }
  }

  @Test
  void usual_values_are_read_from_bytes() {
    assertThat(plain(ValueType.INT, "-17")).isEqualTo(ValueType.INT.encode(-17));
    assertThat(plain(ValueType.DOUBLE, "582.788")).isEqualTo(ValueType.DOUBLE.encode(582.788));
    assertThat(plain(ValueType.TIMESTAMP, "2026-01-31T12:00:00.123Z")).isNotNull();
    assertThat(plain(ValueType.UUID, "6b0d549b-6f03-475a-9600-a35a099950d8")).isNotNull();
    assertThat(plain(ValueType.TEXT, "Zürich")).isEqualTo(ValueType.TEXT.encode("Zürich"));
  }

  private static @Nullable ByteBuffer plain(ValueType<?> type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return PlainCell.of(type).read(bytes, 0, bytes.length);
  }

  @Test
  void fields_of_csv_are_found_in_bytes_as_the_library_finds_them() {
    Random random = new Random(3);
    CsvFields fields = new CsvFields();
    int found = 0;

    for (int i = 0; i < 50_000; i++) {
      String record = record(random);
      if (!record.isEmpty() && fields.find(record.getBytes(StandardCharsets.UTF_8))) {
        found++;
        List<@Nullable String> texts = new ArrayList<>();
        for (int field = 0; field < fields.size(); field++) {
          texts.add(fields.isNull(field) ? null : fields.text(field));
        }
        assertThat(texts).as(record).isEqualTo(CsvReader.split(record));
      }
    }

    assertThat(found).isGreaterThan(10_000);
  }

  @Test
  void a_line_break_in_quotes_is_part_of_the_field() {
    CsvFields fields = new CsvFields();

    assertThat(fields.find("\"a\r\nb\",c".getBytes(StandardCharsets.UTF_8))).isTrue();

    assertThat(fields.size()).isEqualTo(2);
    assertThat(fields.text(0)).isEqualTo("a\r\nb");
  }

  @Test
  void what_no_program_writes_is_left_to_the_library() {
    CsvFields fields = new CsvFields();

    assertThat(fields.find("a,b\"c".getBytes(StandardCharsets.UTF_8))).isFalse();
    assertThat(fields.find("\"a\"b".getBytes(StandardCharsets.UTF_8))).isFalse();
    assertThat(fields.find("\"a".getBytes(StandardCharsets.UTF_8))).isFalse();
  }

  @Test
  void a_value_that_is_wrong_is_still_told() {
    assertThat(plain(ValueType.INT, "1x")).isNull();
    assertThatThrownBy(() -> ValueText.cell(ValueType.INT, "1x"))
        .isInstanceOf(BadValueException.class);
  }

  private static String record(Random random) {
    StringBuilder record = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      record.append("a,\"\"bé#".charAt(random.nextInt(7)));
    }
    return record.toString();
  }

  /** Texts of values, those with a character changed, and special ones. */
  private static List<String> texts(ValueType<?> type, Random random) {
    List<String> texts = new ArrayList<>(SPECIAL);
    for (ByteBuffer cell : cells(type, random)) {
      String text = ValueText.text(type, cell);
      texts.add(text);
      if (!text.isEmpty()) {
        StringBuilder other = new StringBuilder(text);
        other.setCharAt(
            random.nextInt(text.length()), "0123456789-+.:eETZ x".charAt(random.nextInt(20)));
        texts.add(other.toString());
      }
    }
    texts.removeIf(text -> isWrong(type, text));
    return texts;
  }

  /** What is wrong must not be read from bytes either. */
  private static boolean isWrong(ValueType<?> type, String text) {
    try {
      ByteBuffer unused = ValueText.cell(type, text);
      return false;
    } catch (IllegalArgumentException e) {
      assertThat(plain(type, text)).as(text).isNull();
      return true;
    }
  }

  /** Any bytes, and those of usual values. */
  private static List<ByteBuffer> cells(ValueType<?> type, Random random) {
    List<ByteBuffer> cells = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      byte[] bytes = new byte[new int[] {1, 2, 4, 8, 16, random.nextInt(20)}[random.nextInt(6)]];
      random.nextBytes(bytes);
      cells.add(ByteBuffer.wrap(bytes));
      usual(type, random, cells);
    }
    return cells;
  }

  private static void usual(ValueType<?> type, Random random, List<ByteBuffer> cells) {
    switch (type.cql()) {
      case "double" ->
          cells.add(ValueType.DOUBLE.encode(Math.round(random.nextDouble() * 1e7) / 1e4));
      case "timestamp" -> {
        long millis = Math.floorMod(random.nextLong(), 500_000_000_000_000L) - 100_000_000_000_000L;
        cells.add(PlainCells.big(random.nextBoolean() ? millis : millis / 1_000 * 1_000, 8));
      }
      case "date" ->
          cells.add(PlainCells.big((random.nextInt(5_000_000) - 1_000_000) ^ Integer.MIN_VALUE, 4));
      case "text", "ascii" ->
          cells.add(
              ByteBuffer.wrap(
                  ("a" + random.nextInt() + ", " + random.nextDouble())
                      .getBytes(StandardCharsets.UTF_8)));
      default -> {}
    }
  }
}
