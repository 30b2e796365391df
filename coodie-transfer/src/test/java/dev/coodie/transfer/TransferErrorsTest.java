package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.Row;
import dev.coodie.error.CoodieException;
import dev.coodie.error.UnauthorizedException;
import dev.coodie.test.FakeDriver;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every id of this module, with something that raises it. */
class TransferErrorsTest {
  private static final String SECRET = "hunter2";

  private static final ResultColumns SCHEMA =
      ResultColumns.of(
          "",
          List.of(
              new ResultColumn("column_name", ValueType.TEXT),
              new ResultColumn("type", ValueType.TEXT),
              new ResultColumn("kind", ValueType.TEXT),
              new ResultColumn("position", ValueType.INT)));

  @TempDir private static Path directory;

  private static int number;

  static Stream<Arguments> errors() {
    return Stream.of(
        error("coodie-841", () -> TableExport.of(coodie(), "ks", "none", file("a.csv")).run()),
        error(
            "coodie-842",
            () -> TableExport.of(plain(), "ks", "t", file("a.csv")).columns(List.of("no")).run()),
        error("coodie-843", () -> TransferFormat.of(Path.of("rows.txt"))),
        error(
            "coodie-844",
            () -> {
              Path file = file("a.jsonl", "{}");
              Files.writeString(new ProgressFile(file).path(), "{");
              run(importing(file).resume());
            }),
        error("coodie-845", () -> run(importing(file("missing.jsonl")))),
        error("coodie-846", () -> query(file("a.jsonl").resolve("no/such/directory.jsonl")).run()),
        error("coodie-847", () -> importing(file("a.csv")).inFlight(0)),
        error(
            "coodie-848",
            () ->
                TableExport.ofQuery(result(ValueType.INT, "a", "a"), select(), file("a.csv"))
                    .run()),
        error("coodie-848", () -> run(importing(file("a.csv", "k\n")).rename(Map.of("k", "i")))),
        error("coodie-849", TransferErrorsTest::refusedRow),
        error("coodie-850", () -> query(file("a.jsonl")).ttl().run()),
        error(
            "coodie-851",
            () -> {
              Path file = file("a.jsonl", "{}");
              Files.writeString(new ProgressFile(file).path(), "{\"coodie\": \"import\"}");
              query(file).resume().run();
            }),
        error(
            "coodie-851",
            () -> {
              Path file = file("a.jsonl", "{}");
              Files.writeString(new ProgressFile(file).path(), "{\"coodie\": \"export\"}");
              run(importing(file).resume());
            }),
        error(
            "coodie-852",
            () -> {
              Path file = file("a.jsonl", "{}");
              Files.writeString(new ProgressFile(file).path(), "{}");
              query(file).run();
            }),
        error("coodie-853", () -> query(file("a.jsonl", "{}")).run()),
        error(
            "coodie-1561",
            () -> {
              Path file = file("a.jsonl");
              RunLock.during(file, new ProgressFile(file), () -> query(file).run());
            }),
        error(
            "coodie-1561",
            () -> {
              Path file = file("a.jsonl", "{}");
              RunLock.during(file, new ProgressFile(file), () -> importing(file).run());
            }),
        error("coodie-854", () -> run(importing(file("a.csv")), "")),
        error("coodie-854", () -> run(importing(file("a.csv", "k,k\n")))),
        error("coodie-854", () -> run(importing(file("a.csv", "k,no\n")))),
        error("coodie-854", () -> run(importing(file("a.csv", "i\n")))),
        error(
            "coodie-855",
            () ->
                run(
                    TableImport.of(
                        table("k:text:partition_key", "c:int:clustering", "n:counter:static"),
                        "ks",
                        "t",
                        file("a.jsonl", "{}")))),
        error(
            "coodie-856",
            () -> {
              Path file = file("a.jsonl", "{}");
              Files.writeString(new ProgressFile(file).path(), "{}");
              run(importing(file));
            }),
        error("coodie-857", () -> counters().resume().run()),
        error(
            "coodie-858",
            () -> run(importing(file("a.jsonl", "{\"i\": \"" + SECRET + "\"}")).maxRejects(0))),
        error("coodie-859", () -> run(refused(file("a.jsonl", "{\"k\": \"" + SECRET + "\"}")))),
        error("coodie-860", () -> run(importing(parquet()))),
        error("coodie-867", () -> run(importing(damaged()))),
        error("coodie-868", () -> run(importing(parquet("pyarrow_with_brotli")))),
        error(
            "coodie-869",
            () -> {
              Path file = file("huge.parquet");
              ParquetFiles.writeHugeDictionary(file);
              run(importing(file));
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("errors")
  void an_error_has_its_id_and_no_value(String id, ThrowingCallable cause) {
    Throwable error = catchThrowable(cause);

    assertThat(error).isInstanceOf(CoodieException.class);
    assertThat(((CoodieException) error).id()).isEqualTo(id);
    assertThat(error).hasMessageEndingWith("[" + id + "]").hasMessageNotContaining(SECRET);
  }

  @Test
  void every_id_has_a_case() throws IOException {
    TreeSet<String> used = new TreeSet<>();
    Pattern id = Pattern.compile("\"(coodie-(?:8[4-6]\\d|1561))\"");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        id.matcher(Files.readString(file)).results().forEach(match -> used.add(match.group(1)));
      }
    }

    assertThat(errors().map(each -> (String) each.get()[0]).distinct())
        .containsExactlyInAnyOrderElementsOf(used);
  }

  private static Arguments error(String id, ThrowingCallable cause) {
    return arguments(id, cause);
  }

  private static Path file(String name) {
    return directory.resolve(number++ + name);
  }

  private static Path file(String name, String content) throws IOException {
    return Files.writeString(file(name), content);
  }

  private static void run(TableImport settings) {
    TransferResult unused = settings.run();
  }

  private static void run(TableImport settings, String content) throws IOException {
    Files.writeString(directory.resolve(number - 1 + "a.csv"), content);
    run(settings);
  }

  private static Path parquet(String name) {
    return Path.of("src", "test", "resources", "parquet", name + ".parquet");
  }

  /** The first page's length is wrong. */
  private static Path damaged() throws IOException {
    Path file = file("damaged.parquet");
    MessageType schema = MessageTypeParser.parseMessageType("message row { required binary k; }");
    ParquetFiles.write(
        file, CompressionCodecName.UNCOMPRESSED, schema, List.of(row -> row.add("k", SECRET)));
    byte[] bytes = Files.readAllBytes(file);
    bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf(SECRET) - 2] = 1;
    Files.write(file, bytes);
    return file;
  }

  private static CqlStatement select() {
    return CqlStatement.of("SELECT a FROM t");
  }

  /** An output that cannot hold a value. */
  private static void refusedRow() throws IOException {
    Path file = file("a.jsonl");
    ResultColumns columns = ResultColumns.of("ks.t", List.of(new ResultColumn("a", ValueType.INT)));
    TextOutput.Lines lines =
        new TextOutput.Lines() {
          @Override
          public void head(OutputStream out) {}

          @Override
          public void row(OutputStream out, Row row) {
            throw new BadValueException("it is odd");
          }
        };
    try (Output output = new TextOutput(file, 0, false, lines)) {
      new ExportSink(
              output,
              row -> row,
              ExportState.of(select(), "", null, TransferFormat.JSON, file),
              new ProgressFile(file),
              new ExportSettings(),
              new Losses(null),
              0,
              0)
          .row(Row.of(columns, List.of(ValueType.INT.encode(1))));
    }
  }

  private static TableExport query(Path file) {
    return TableExport.ofQuery(result(ValueType.INT, "a"), select(), file);
  }

  private static Coodie coodie() {
    return Coodie.of(new FakeDriver());
  }

  /** Answers a query with one row of cells without bytes. */
  private static Coodie result(ValueType<?> type, String... names) {
    ResultColumns columns =
        ResultColumns.of("ks.t", Stream.of(names).map(n -> new ResultColumn(n, type)).toList());
    List<ByteBuffer> cells = new ArrayList<>();
    Stream.of(names).forEach(name -> cells.add(ByteBuffer.allocate(0)));
    return Coodie.of(
        new FakeDriver().on("SELECT a FROM t").returnsRows(columns, Row.of(columns, cells)));
  }

  private static Coodie plain() {
    return table("k:text:partition_key", "i:int:regular");
  }

  private static TableImport importing(Path file) {
    return TableImport.of(plain(), "ks", "t", file);
  }

  private static TableImport refused(Path file) {
    FakeDriver driver =
        driver("k:text:partition_key")
            .on("INSERT")
            .answers(
                statement ->
                    CompletableFuture.failedFuture(
                        new UnauthorizedException(
                            "coodie-506", "It is not allowed.", statement.text(), null)));
    return TableImport.of(Coodie.of(driver), "ks", "t", file);
  }

  private static TableImport counters() throws IOException {
    Coodie coodie = table("k:text:partition_key", "n:counter:regular");
    Path file = file("a.jsonl", "{\"k\": \"a\", \"n\": 1}\n");
    TableImport counters = TableImport.of(coodie, "ks", "t", file);
    ProgressFile progress = new ProgressFile(file);
    Throwable unused = catchThrowable(() -> counters.stopWhen(() -> true).run());
    String ended = Files.readString(progress.path());
    Files.writeString(progress.path(), ended.replace("\"exact\":true", "\"exact\":false"));
    return counters;
  }

  private static Path parquet() throws IOException {
    Path file = file("a.parquet");
    ResultColumns columns =
        ResultColumns.of("ks.t", List.of(new ResultColumn("no", ValueType.INT)));
    try (Output output = OutputFiles.open(file, TransferFormat.PARQUET, columns, 0, 1)) {
      output.finish();
    }
    return file;
  }

  private static Coodie table(String... columns) {
    return Coodie.of(driver(columns));
  }

  /** A table of these columns, each as name, type and kind. */
  private static FakeDriver driver(String... columns) {
    List<Row> rows = new ArrayList<>();
    List<ResultColumn> types = new ArrayList<>();
    for (String column : columns) {
      String[] parts = column.split(":", -1);
      ValueType<?> type =
          Map.of("text", ValueType.TEXT, "int", ValueType.INT, "counter", ValueType.COUNTER)
              .get(parts[1]);
      types.add(new ResultColumn(parts[0], type));
      rows.add(
          Row.of(
              SCHEMA,
              List.of(
                  ValueType.TEXT.encode(parts[0]),
                  ValueType.TEXT.encode(parts[1]),
                  ValueType.TEXT.encode(parts[2]),
                  ValueType.INT.encode(0))));
    }
    return new FakeDriver()
        .on("system_schema.columns")
        .returnsRows(SCHEMA, rows.toArray(new Row[0]))
        .on("LIMIT 1")
        .returnsRows(ResultColumns.of("ks.t", types));
  }
}
