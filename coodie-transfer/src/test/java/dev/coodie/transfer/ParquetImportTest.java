package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.error.TransferException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Parquet into tables of a real DATABASE.node(). */
class ParquetImportTest {
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
            "CREATE TYPE " + DATABASE.keyspace() + ".point (x int, y int)",
            "CREATE TABLE "
                + DATABASE.keyspace()
                + ".shapes (id int PRIMARY KEY, ints list<int>, with_null list<int>,"
                + " lists list<frozen<list<int>>>, map map<text, int>, point point,"
                + " points list<frozen<point>>, three vector<float, 3>)",
            "CREATE TABLE "
                + DATABASE.keyspace()
                + ".odd (id int PRIMARY KEY, t time, v varint, i inet)",
            "CREATE TABLE " + DATABASE.keyspace() + ".texts (id int PRIMARY KEY, v text)");
  }

  @BeforeEach
  void empty() {
    for (String table : List.of("shapes", "odd", "texts")) {
      coodie.execute("DELETE FROM " + table + " WHERE id IN (1, 2, 3)");
    }
  }

  @Test
  void what_a_record_has_wrong_rejects_it_alone() throws IOException {
    for (String name : List.of("pyarrow_shapes", "spark_legacy", "duckdb_types", "polars_zstd")) {
      empty();
      Path file = Files.copy(resource(name), directory.resolve(name + ".parquet"));

      TransferResult result =
          TableImport.of(coodie, DATABASE.keyspace(), "shapes", file).ignoreUnknown().run();

      boolean hasNull = name.equals("pyarrow_shapes");
      assertThat(result.rows()).as(name).isEqualTo(hasNull ? 2 : 3);
      assertThat(result.rejected()).as(name).isEqualTo(hasNull ? 1 : 0);
      assertThat(json("SELECT id, ints, point FROM shapes WHERE id = 3"))
          .containsExactly("{\"id\":3,\"ints\":null,\"point\":null}");
      if (hasNull) {
        assertThat(Files.readString(result.rejects().orElseThrow()))
            .contains("column \\\"with_null\\\": a list<int> cannot contain null");
      } else {
        assertThat(json("SELECT ints, lists, point, points FROM shapes WHERE id = 1"))
            .containsExactly(
                "{\"ints\":[1,2],\"lists\":[[1],[]],\"point\":{\"x\":1,\"y\":2},"
                    + "\"points\":[{\"x\":1,\"y\":null}]}");
      }
    }
  }

  @Test
  void an_export_keeps_a_time_outside_the_day_and_numbers_of_no_bytes() {
    coodie.execute("INSERT INTO odd (id, t) VALUES (1, blobAsTime(0x7fffffffffffffff))");
    coodie.execute("INSERT INTO odd (id, t) VALUES (2, blobAsTime(0xffffffffffffffff))");
    coodie.execute("INSERT INTO odd (id, v, i) VALUES (3, blobAsVarint(0x), blobAsInet(0x))");
    Path file = directory.resolve("odd.parquet");
    var before = NodeTables.bytes(coodie, "SELECT * FROM odd");

    TransferResult exported = TableExport.of(coodie, DATABASE.keyspace(), "odd", file).run();
    empty();
    TransferResult imported = TableImport.of(coodie, DATABASE.keyspace(), "odd", file).run();

    assertThat(exported.notKept()).isEmpty();
    assertThat(imported.rejected()).isZero();
    assertThat(NodeTables.bytes(coodie, "SELECT * FROM odd")).isEqualTo(before).hasSize(3);
  }

  @Test
  void a_damaged_file_ends_the_import_and_its_resumption_with_our_error() throws IOException {
    Path file = directory.resolve("texts.parquet");
    ParquetFiles.write(
        file,
        CompressionCodecName.UNCOMPRESSED,
        MessageTypeParser.parseMessageType("message row { required int32 id; required binary v; }"),
        List.of(
            row -> row.append("id", 1).append("v", "first"),
            row -> row.append("id", 2).append("v", "second")));
    byte[] bytes = Files.readAllBytes(file);
    bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("second") + 2] ^= 1;
    Files.write(file, bytes);
    TableImport damaged = TableImport.of(coodie, DATABASE.keyspace(), "texts", file);

    for (TableImport each : List.of(damaged, damaged.resume())) {
      assertThatThrownBy(each::run)
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("texts.parquet is damaged: its row 1 and those after it")
          .hasMessageContaining("[coodie-867]");
    }

    assertThat(json("SELECT * FROM texts")).isEmpty();
  }

  private static List<String> json(String select) {
    return coodie.execute(select).stream().map(ValueText::json).toList();
  }

  private static Path resource(String name) {
    return Path.of("src", "test", "resources", "parquet", name + ".parquet");
  }
}
