package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.OverloadedException;
import dev.coodie.error.StatementException;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a file cannot hold is told at the end, and what a server refuses ends nothing. */
class NotKeptTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  private static Coodie coodie;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    coodie = DATABASE.coodie();
    coodie
        .schema()
        .run(
            "CREATE TYPE " + DATABASE.keyspace() + ".two (a int, b int)",
            "CREATE TABLE "
                + DATABASE.keyspace()
                + ".t (k int PRIMARY KEY, i int, l list<int>, fl frozen<list<int>>, m map<int, int>,"
                + " tu tuple<int, int>, u frozen<two>, t time, b boolean, bl blob, s set<int>)");
  }

  @BeforeEach
  void empty() {
    coodie.execute("TRUNCATE t");
  }

  private static void insert(int key, String column, String hex) {
    ValueType<?> type = TransferTable.read(coodie, DATABASE.keyspace(), "t").column(column).type();
    coodie.execute(
        CqlStatement.of(
            "INSERT INTO " + DATABASE.keyspace() + ".t (k, " + column + ") VALUES (?, ?)",
            new ByteBuffer[] {
              ValueType.INT.encode(key), ByteBuffer.wrap(HexFormat.of().parseHex(hex))
            },
            new ValueType<?>[] {ValueType.INT, type}));
  }

  private static Coodie failing(Function<CqlStatement, @Nullable RuntimeException> failure) {
    return Coodie.of(
        new DriverThat(
            JavaDriver.of(
                DATABASE.node().sessionBuilder().withKeyspace(DATABASE.keyspace()).build()),
            failure));
  }

  @Test
  void what_parquet_cannot_hold_is_null_and_told() {
    insert(1, "i", "");
    insert(2, "i", "");
    insert(3, "m", "00000001" + "00000000" + "00000004" + "00000001");
    insert(4, "tu", "0000000400000001");
    insert(5, "u", "");
    insert(6, "b", "02");
    insert(7, "i", "00000007");
    Path file = directory.resolve("t.parquet");

    TransferResult exported = TableExport.of(coodie, DATABASE.keyspace(), "t", file).run();
    coodie.execute("TRUNCATE t");
    TransferResult imported = TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();

    assertThat(exported.notKept())
        .containsExactlyInAnyOrder(
            "\"i\": a value of no bytes is null in Parquet; JSON lines and CSV keep it (2 times).",
            "\"m\": a value of no bytes is null in Parquet; JSON lines and CSV keep it (once).",
            "\"m\": what contains such a value, as a key or in a vector, is null in Parquet (once).",
            "\"tu\": fields that a value does not have are null in Parquet (once).",
            "\"u\": fields that a value does not have are null in Parquet (once).",
            "\"b\": a boolean of another byte than 0 and 1 is true in Parquet (once).");
    assertThat(imported.rejected()).isZero();
    assertThat(coodie.execute("SELECT k FROM t")).hasSize(7);
    assertThat(coodie.execute("SELECT i FROM t WHERE k = 7").get(0).get("i")).isEqualTo(7);
  }

  @Test
  void text_formats_keep_all_of_that() {
    insert(1, "i", "");
    insert(2, "tu", "0000000400000001");
    insert(3, "t", "7fffffffffffffff");
    insert(4, "fl", "00000001ffffffff");
    for (String name : new String[] {"t.jsonl", "t.csv"}) {
      Path file = directory.resolve(name);
      var before = NodeTables.bytes(coodie, "SELECT * FROM t");

      TransferResult exported = TableExport.of(coodie, DATABASE.keyspace(), "t", file).run();
      coodie.execute("TRUNCATE t");
      TransferResult imported = TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();

      assertThat(exported.notKept()).isEmpty();
      assertThat(imported.rejected()).isZero();
      assertThat(NodeTables.bytes(coodie, "SELECT * FROM t")).isEqualTo(before);
    }
  }

  @Test
  void a_server_that_tells_no_times_of_elements_is_told() throws IOException {
    coodie.execute("INSERT INTO t (k, s, i) VALUES (1, {1}, 1) USING TTL 9000");
    Coodie older =
        failing(
            statement ->
                statement.text().matches("(?s).*ttl\\(\"(l|m|s)\"\\).*")
                    ? new StatementException("coodie-508", "It is refused.", statement.text(), null)
                    : null);
    Path file = directory.resolve("t.jsonl");

    TransferResult result =
        TableExport.of(older, DATABASE.keyspace(), "t", file).ttl().writeTime().run();
    older.close();

    assertThat(result.notKept())
        .containsExactly(
            "The server tells no times of the elements and fields of \"l\", \"m\", \"s\": an import writes them with a new time and without a time to live.",
            "The write times of the lists \"l\" are not kept: written twice at one time, a list would"
                + " have its elements twice.");
    assertThat(Files.readString(file)).contains("i$ttl").doesNotContain("s$ttl");
  }

  @Test
  void an_export_that_is_resumed_tells_what_all_its_runs_lost() {
    IntStream.range(0, 400).forEach(k -> insert(k, "i", ""));
    Path file = directory.resolve("t.parquet");
    TableExport export =
        TableExport.ofQuery(coodie, CqlStatement.of("SELECT * FROM t"), file)
            .pageSize(50)
            .checkpointRows(50);

    assertThatThrownBy(() -> export.stopWhen(() -> true).run())
        .isInstanceOf(TransferStoppedException.class);
    TransferResult result = export.resume().run();

    assertThat(result.resumedAfter()).isPositive();
    assertThat(result.notKept())
        .containsExactly(
            "\"i\": a value of no bytes is null in Parquet; JSON lines and CSV keep it (400 times).");
  }

  @Test
  void a_record_that_is_too_much_for_a_server_is_rejected_and_the_next_is_written()
      throws IOException {
    Coodie busy =
        failing(
            statement ->
                statement.text().startsWith("INSERT") && large(statement)
                    ? new OverloadedException("coodie-505", "Too much.", statement.text(), null)
                    : null);
    Path file =
        Files.writeString(
            directory.resolve("t.csv"), "k,bl\n1,0x" + "00".repeat(1 << 20) + "\n2,0x01\n");

    TransferResult result = TableImport.of(busy, DATABASE.keyspace(), "t", file).run();
    busy.close();

    assertThat(result.rejected()).isEqualTo(1);
    assertThat(coodie.execute("SELECT k FROM t")).hasSize(1);
  }

  private static boolean large(CqlStatement statement) {
    return IntStream.range(0, statement.size())
        .mapToObj(statement::cell)
        .anyMatch(cell -> cell != null && cell.remaining() >= 1 << 20);
  }

  @Test
  void a_record_for_which_a_driver_fails_is_rejected_and_the_next_is_written() throws IOException {
    Coodie odd =
        failing(
            statement -> {
              ByteBuffer key = statement.size() == 0 ? null : statement.cell(0);
              if (statement.text().startsWith("INSERT") && ValueType.INT.encode(1).equals(key)) {
                throw new ClassCastException("hunter2");
              }
              return null;
            });
    Path file = Files.writeString(directory.resolve("t.csv"), "k\n1\n2\n");

    TransferResult result = TableImport.of(odd, DATABASE.keyspace(), "t", file).run();
    odd.close();

    assertThat(result.rejected()).isEqualTo(1);
    assertThat(Files.readString(result.rejects().orElseThrow()))
        .contains("it cannot be sent: ClassCastException")
        .doesNotContain("hunter2");
    assertThat(coodie.execute("SELECT k FROM t")).hasSize(1);
  }
}
