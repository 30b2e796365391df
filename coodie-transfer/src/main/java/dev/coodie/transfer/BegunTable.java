package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.driver.Row;
import dev.coodie.error.CoodieException;
import dev.coodie.error.TransferException;
import dev.coodie.transfer.TransferTable.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A table as it was when a transfer began. It has to be the same to the end: one of that name that
 * was made again has other rows. What a server tells of a dropped one is a matter of chance.
 *
 * @param id what tells it from others of its name; empty for a view, of which nothing is checked
 */
record BegunTable(Coodie coodie, TransferTable table, String id) {
  static BegunTable of(Coodie coodie, TransferTable table) {
    return new BegunTable(coodie, table, TableFacts.id(coodie, table));
  }

  /**
   * Looks at it after the last row.
   *
   * @throws TransferException if it was dropped
   */
  void checkSame() {
    if (id.isEmpty()) {
      return;
    }
    String now = TableFacts.id(coodie, table);
    if (!now.equals(id)) {
      throw changed(fate(now), null);
    }
  }

  /** What is to be told of a failure: that the table changed, if it did. Waits for the server. */
  RuntimeException because(RuntimeException failure) {
    if (!mayBeOfChange(failure)) {
      return failure;
    }
    try {
      return Waiting.on(reason((CoodieException) failure));
    } catch (RuntimeException e) {
      return failure;
    }
  }

  /** The same without waiting. It fails if the server does not say what became of the table. */
  CompletableFuture<CoodieException> reason(CoodieException failure) {
    if (!mayBeOfChange(failure)) {
      return CompletableFuture.completedFuture(failure);
    }
    CompletableFuture<List<Row>> columns =
        Retries.run(
            () ->
                coodie
                    .async()
                    .execute(
                        "SELECT column_name, type FROM system_schema.columns"
                            + " WHERE keyspace_name = ? AND table_name = ?",
                        table.keyspace(),
                        table.name()));
    return TableFacts.idLater(coodie, table)
        .thenCombine(
            columns,
            (now, names) ->
                change(now, names)
                    .map(change -> (CoodieException) changed(change, failure))
                    .orElse(failure));
  }

  private boolean mayBeOfChange(Throwable failure) {
    return !id.isEmpty()
        && failure instanceof CoodieException own
        && !(own instanceof TransferException)
        && !own.isTransient();
  }

  private Optional<String> change(String now, List<Row> columns) {
    if (!now.equals(id)) {
      return Optional.of(fate(now));
    }
    Map<String, String> types = new HashMap<>();
    for (Row row : columns) {
      types.put(
          String.valueOf(row.get("column_name", ValueType.TEXT)),
          String.valueOf(row.get("type", ValueType.TEXT)));
    }
    return table.columns().stream()
        .filter(column -> !column.text().equals(types.get(column.name())))
        .findFirst()
        .map(BegunTable::lost);
  }

  private static String fate(String now) {
    return now.isEmpty() ? "was dropped" : "was dropped and made again";
  }

  private static String lost(Column column) {
    return "lost its column \"" + column.name() + "\", or got another of that name";
  }

  private TransferException changed(String change, @Nullable Throwable cause) {
    return new TransferException(
        "coodie-1563",
        table
            + " "
            + change
            + " while this ran, so it is not whole. Start over with the table as it is now.",
        cause);
  }
}
