package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of two rows whose keys differ by less than a millisecond none is lost without a word. */
class TimestampsTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  private static final String REASON =
      "the value is finer than the milliseconds that timestamp holds; the option"
          + " \"timestamps\" with \"millis\" cuts it off";
  private static final MessageType EVENTS =
      MessageTypeParser.parseMessageType(
          "message events { required int64 at (TIMESTAMP(MICROS,true)); required int32 n; }");

  private static final List<String> JSON =
      List.of(
          "{\"at\": \"2026-01-31T12:00:00.123001Z\", \"n\": 1}",
          "{\"at\": \"2026-01-31T12:00:00.123999Z\", \"n\": 2}",
          "{\"at\": \"2026-01-31T12:00:00.124000Z\", \"n\": 3}");

  private static final List<String> CSV =
      List.of(
          "at,n",
          "2026-01-31T12:00:00.123001Z,1",
          "\"2026-01-31T12:00:00.123999Z\",2",
          "2026-01-31T12:00:00.124000Z,3");

  /** 2026-01-31T12:00:00.123Z. */
  private static final long MICROS = 1_769_860_800_123_000L;

  private static Coodie coodie;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    coodie = DATABASE.coodie();
    coodie
        .schema()
        .run("CREATE TABLE " + DATABASE.keyspace() + ".events (at timestamp PRIMARY KEY, n int)");
  }

  @BeforeEach
  void empty() {
    coodie.execute("TRUNCATE events");
  }

  @ParameterizedTest
  @EnumSource(TransferFormat.class)
  void a_record_with_a_finer_timestamp_is_rejected(TransferFormat format) throws IOException {
    TransferResult result = importOf(write(format)).run();

    assertThat(result.rows()).isEqualTo(1);
    assertThat(result.rejected()).isEqualTo(2);
    assertThat(Files.readAllLines(result.rejects().orElseThrow()))
        .allSatisfy(
            line ->
                assertThat(new JsonMapper().readTree(line).get("reason").asText())
                    .isEqualTo("column \"at\": " + REASON));
    assertThat(times()).containsExactly(Instant.parse("2026-01-31T12:00:00.124Z"));
  }

  @ParameterizedTest
  @EnumSource(TransferFormat.class)
  void what_is_finer_is_cut_off_if_asked_for(TransferFormat format) throws IOException {
    TransferResult result = importOf(write(format)).timestamps(Timestamps.MILLIS).run();

    assertThat(result.rejected()).isZero();
    assertThat(times())
        .containsExactlyInAnyOrder(
            Instant.parse("2026-01-31T12:00:00.123Z"), Instant.parse("2026-01-31T12:00:00.124Z"));
  }

  @Test
  void an_import_that_cut_off_is_not_continued_with_exact_ones() throws IOException {
    Path file = directory.resolve("rows.jsonl");
    Files.writeString(file, (JSON.get(0) + "\n").repeat(3));
    assertThatThrownBy(
            () -> importOf(file).timestamps(Timestamps.MILLIS).stopWhen(() -> true).run())
        .isInstanceOf(TransferStoppedException.class);

    assertThatThrownBy(() -> importOf(file).resume().run()).hasMessageEndingWith("[coodie-851]");
    TransferResult resumed = importOf(file).timestamps(Timestamps.MILLIS).resume().run();

    assertThat(resumed.rejected()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list<timestamp>|[\"2026-01-31T12:00:00.123456Z\"]",
        "map<timestamp,int>|{\"2026-01-31 12:00:00.1231+0100\": 1}",
        "map<int,timestamp>|{\"1\": \"1969-12-31T23:59:59.999999999Z\"}"
      })
  void a_part_of_a_value_is_no_exception(String typeAndText) {
    String[] given = typeAndText.split("\\|");
    ValueType<?> type =
        switch (given[0]) {
          case "list<timestamp>" -> ValueType.list(ValueType.TIMESTAMP);
          case "map<timestamp,int>" -> ValueType.map(ValueType.TIMESTAMP, ValueType.INT);
          default -> ValueType.map(ValueType.INT, ValueType.TIMESTAMP);
        };

    assertThatThrownBy(() -> ValueText.cell(type, given[1])).hasMessage(REASON);
    assertThat(ValueText.text(type, ValueText.cell(type, given[1], Timestamps.MILLIS)))
        .containsAnyOf(
            "2026-01-31T12:00:00.123Z", "2026-01-31T11:00:00.123Z", "1969-12-31T23:59:59.999Z");
  }

  private Path write(TransferFormat format) throws IOException {
    Path file =
        directory.resolve(
            format == TransferFormat.JSON
                ? "rows.jsonl"
                : "rows." + format.name().toLowerCase(Locale.ROOT));
    switch (format) {
      case JSON -> Files.write(file, JSON);
      case CSV -> Files.write(file, CSV);
      case PARQUET ->
          ParquetFiles.write(
              file,
              CompressionCodecName.UNCOMPRESSED,
              EVENTS,
              List.of(
                  row -> row.append("at", MICROS + 1).append("n", 1),
                  row -> row.append("at", MICROS + 999).append("n", 2),
                  row -> row.append("at", MICROS + 1_000).append("n", 3)));
    }
    return file;
  }

  private TableImport importOf(Path file) {
    return TableImport.of(coodie, DATABASE.keyspace(), "events", file);
  }

  private static List<Object> times() {
    return coodie.execute("SELECT at FROM events").stream().map(row -> row.get("at")).toList();
  }
}
