package dev.coodie;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps one lock table as a server does, except that nothing expires, and nothing else. */
final class LockServer {
  private static final ResultColumns ROW =
      ResultColumns.of(
          "ks.coodie_lock",
          List.of(
              new ResultColumn("claim", ValueType.TIMEUUID),
              new ResultColumn("owner", ValueType.TEXT),
              new ResultColumn("host", ValueType.TEXT),
              new ResultColumn("since", ValueType.TIMESTAMP),
              new ResultColumn("held", ValueType.BOOLEAN)));
  private static final ResultColumns APPLIED =
      ResultColumns.of("", List.of(new ResultColumn("[applied]", ValueType.BOOLEAN)));

  private static final ResultPage TABLE = table();

  private boolean made;

  /** The key and the values of each row, in the order of the columns. */
  final TreeMap<UUID, List<@Nullable Object>> rows = new TreeMap<>();

  /** What becomes of answers to conditional statements, after they had their effect. */
  UnaryOperator<CompletionStage<ResultPage>> conditional = UnaryOperator.identity();

  /** When set, conditional statements fail with it and have no effect. */
  @Nullable RuntimeException refusal;

  /** When set, the table cannot be read, though the server's own tables list it. */
  @Nullable RuntimeException unreadable;

  final TestDriver driver = new TestDriver(this::answer);

  /** As another process that has the lock. */
  void holdBy(String owner) {
    UUID single = UUID.fromString("00000000-0000-1000-8000-000000000000");
    rows.put(single, Arrays.asList(owner, "elsewhere, process 1", Instant.EPOCH, true));
  }

  private CompletionStage<ResultPage> answer(CqlStatement statement) {
    String cql = statement.text();
    if (cql.contains("system_schema.tables") && statement.values().contains("coodie_lock")) {
      return CompletableFuture.completedFuture(made ? TABLE : ResultPage.empty());
    }
    made |= cql.startsWith("CREATE TABLE IF NOT EXISTS ks.coodie_lock");
    if (!cql.contains("ks.coodie_lock") || cql.startsWith("CREATE")) {
      return CompletableFuture.completedFuture(ResultPage.empty());
    }
    if (statement.conditional()) {
      return refusal == null
          ? conditional.apply(applied(change(statement)))
          : CompletableFuture.failedFuture(refusal);
    }
    if (cql.startsWith("SELECT")) {
      return unreadable == null
          ? CompletableFuture.completedFuture(select())
          : CompletableFuture.failedFuture(unreadable);
    }
    change(statement);
    return CompletableFuture.completedFuture(ResultPage.empty());
  }

  private static ResultPage table() {
    ResultColumns name =
        ResultColumns.of("tables", List.of(new ResultColumn("table_name", ValueType.TEXT)));
    return ResultPage.of(
        name, List.of(Row.of(name, List.of(ValueType.TEXT.encode("coodie_lock")))), null);
  }

  private boolean change(CqlStatement statement) {
    List<@Nullable Object> values = statement.values();
    String cql = statement.text();
    if (cql.startsWith("INSERT")) {
      return !(cql.contains("IF NOT EXISTS") && rows.containsKey((UUID) values.get(1)))
          && put((UUID) values.get(1), values.subList(2, 6));
    }
    boolean update = cql.startsWith("UPDATE");
    UUID claim = (UUID) values.get(update ? 6 : 1);
    List<@Nullable Object> before = rows.get(claim);
    if (cql.contains(" IF owner = ?")
        && (before == null || !values.get(values.size() - 1).equals(before.get(0)))) {
      return false;
    }
    return update ? put(claim, values.subList(1, 5)) : rows.remove(claim) != null;
  }

  private boolean put(UUID claim, List<@Nullable Object> values) {
    rows.put(claim, new ArrayList<>(values));
    return true;
  }

  private static CompletionStage<ResultPage> applied(boolean applied) {
    Row row = Row.of(APPLIED, List.of(ValueType.BOOLEAN.encode(applied)));
    return CompletableFuture.completedFuture(ResultPage.of(APPLIED, List.of(row), null));
  }

  private ResultPage select() {
    List<Row> all = new ArrayList<>();
    rows.forEach(
        (claim, values) -> {
          List<@Nullable ByteBuffer> cells = new ArrayList<>();
          cells.add(ValueType.TIMEUUID.encode(claim));
          cells.add(ValueType.TEXT.encode((String) values.get(0)));
          cells.add(ValueType.TEXT.encode((String) values.get(1)));
          cells.add(ValueType.TIMESTAMP.encode((Instant) values.get(2)));
          cells.add(ValueType.BOOLEAN.encode((Boolean) values.get(3)));
          all.add(Row.of(ROW, cells));
        });
    return ResultPage.of(ROW, all, null);
  }
}
