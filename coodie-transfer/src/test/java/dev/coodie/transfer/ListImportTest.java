package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.StatementTimeoutException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An import whose answers are lost writes again, and no list is doubled by that. */
class ListImportTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  private static final String ROWS =
      """
      {"p": 1, "c": 1, "owners": ["x", "y"], "names": ["a", "b"], "t": "one"}
      {"p": 1, "c": 2, "owners": ["x", "y"], "names": ["a", "a"], "t": "two"}
      {"p": 1, "c": 1, "owners": ["x", "y"], "names": ["a", "b"], "t": "three"}
      {"p": 2, "c": 1, "owners": ["z"], "names": [], "t": "four"}
      """;
  private static final String EXPECTED =
      "[1 1 [x, y] [a, b] three, 1 2 [x, y] [a, a] two, 2 1 [z] null four]";
  private static Coodie coodie;

  @TempDir private Path directory;

  /** Runs each write, and loses the answers of the first times that it is sent. */
  private record Losing(Coodie base, int most, AtomicInteger lost) implements Driver {
    @Override
    public CompletionStage<ResultPage> execute(CqlStatement statement) {
      CompletionStage<ResultPage> answer = base.async().execute(statement);
      if (!statement.text().startsWith("INSERT") || lost.getAndIncrement() >= most) {
        return answer;
      }
      return answer.thenCompose(
          page ->
              CompletableFuture.failedFuture(
                  new StatementTimeoutException(
                      "coodie-504", "No answer.", statement.text(), null)));
    }

    @Override
    public Optional<String> keyspace() {
      return base.keyspace();
    }
  }

  @BeforeAll
  static void start() {
    coodie = DATABASE.coodie();
    coodie
        .schema()
        .run(
            "CREATE TABLE "
                + DATABASE.keyspace()
                + ".lists (p int, c int, owners list<text> static, names list<text>, t text,"
                + " PRIMARY KEY (p, c))");
  }

  @BeforeEach
  void nothing() {
    coodie.execute("TRUNCATE lists");
  }

  private static String found() {
    return coodie.execute("SELECT * FROM lists").stream()
        .map(ListImportTest::text)
        .sorted()
        .toList()
        .toString();
  }

  private static String text(Row row) {
    return row.get("p")
        + " "
        + row.get("c")
        + " "
        + row.get("owners")
        + " "
        + row.get("names")
        + " "
        + row.get("t");
  }

  private Path file() throws IOException {
    return Files.writeString(directory.resolve("lists.jsonl"), ROWS);
  }

  @Test
  void a_record_that_is_sent_again_has_its_lists_once() throws IOException {
    AtomicInteger lost = new AtomicInteger();
    Coodie losing = Coodie.of(new Losing(coodie, 9, lost));

    TransferResult result = TableImport.of(losing, DATABASE.keyspace(), "lists", file()).run();

    assertThat(result.rows()).isEqualTo(4);
    assertThat(lost.get()).isGreaterThanOrEqualTo(13);
    assertThat(found()).isEqualTo(EXPECTED);
  }

  @Test
  void an_import_that_is_run_again_has_its_lists_once() throws IOException {
    Path file = file();
    Coodie losing = Coodie.of(new Losing(coodie, 1_000, new AtomicInteger()));
    assertThatThrownBy(
            () -> TableImport.of(losing, DATABASE.keyspace(), "lists", file).inFlight(1).run())
        .hasMessageEndingWith("[coodie-859]");

    TableImport.of(coodie, DATABASE.keyspace(), "lists", file).resume().run();
    TableImport.of(coodie, DATABASE.keyspace(), "lists", file).run();

    assertThat(found()).isEqualTo(EXPECTED);
  }

  @Test
  void a_list_may_not_be_repeated_by_the_driver() {
    TransferTable table = TransferTable.read(coodie, DATABASE.keyspace(), "lists");
    Inserts inserts = new Inserts(table, table.columns(), false, new DroppedTimes(Map.of()));
    RowValues with = new RowValues(table.columns().size());
    RowValues without = new RowValues(table.columns().size());
    for (int i = 0; i < table.columns().size(); i++) {
      String name = table.columns().get(i).name();
      var cell = ValueType.INT.encode(1);
      if (name.equals("p") || name.equals("c")) {
        with.set(new Field(i, table.columns().get(i), Field.Kind.VALUE), cell);
        without.set(new Field(i, table.columns().get(i), Field.Kind.VALUE), cell);
      } else if (name.equals("names")) {
        with.set(
            new Field(i, table.columns().get(i), Field.Kind.VALUE),
            ValueType.list(ValueType.TEXT).encode(List.of("a")));
      }
    }

    assertThat(inserts.of(with, 1).get(0).idempotent()).isFalse();
    assertThat(inserts.of(without, 1).get(0).idempotent()).isTrue();
    assertThat(inserts.times()).isEqualTo(RowSender.TIMES);
  }
}
