package dev.coodie.internal.run;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.WriteTimes;
import dev.coodie.driver.WrittenColumns;
import dev.coodie.error.InvalidQueryException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses writes that would do harm, or be lost, without an error of the server: masks that are
 * written back in the place of what they hide, and write times before the column was dropped. What
 * the server says of a table is asked for once and kept for a while. Thread-safe.
 */
final class WriteGuard {
  private final FactsOfTables<Set<String>> masked;
  private final FactsOfTables<Map<String, Instant>> dropped;

  WriteGuard(Driver driver) {
    this.masked = new FactsOfTables<>(driver::maskedColumns, 60);
    this.dropped = new FactsOfTables<>(driver::droppedColumns, 10);
  }

  /** Null if nothing is to be waited for. */
  @Nullable CompletionStage<@Nullable Void> check(CqlStatement statement) {
    WrittenColumns writes = statement.written().columns();
    return writes == null ? null : check(writes, statement.writeTime());
  }

  /**
   * Whether the values that a client decides by are those that the server decides by: columns that
   * it reads, as {@code read} of each. Null if nothing is to be waited for.
   */
  @Nullable CompletionStage<@Nullable Void> checkSeen(List<WrittenColumns> compared) {
    CompletionStage<@Nullable Void> all = null;
    for (WrittenColumns each : compared) {
      CompletableFuture<Set<String>> columns = masked.of(each.keyspace(), each.table());
      if (!isKnown(columns) || !columns.join().isEmpty()) {
        CompletionStage<@Nullable Void> one = columns.thenAccept(known -> checkSeen(each, known));
        all = all == null ? one : all.thenCombine(one, (a, b) -> null);
      }
    }
    return all;
  }

  private static void checkSeen(WrittenColumns compared, Set<String> masked) {
    Set<String> hit = new TreeSet<>(compared.read());
    hit.retainAll(masked);
    if (!hit.isEmpty()) {
      throw new InvalidQueryException(
          "coodie-1307",
          "Of "
              + named(hit)
              + " of "
              + compared.keyspace()
              + "."
              + compared.table()
              + " this connection's role sees only masks, so coodie cannot say whether a condition of"
              + " a transaction on it holds. GRANT UNMASK to the role, or compare other columns."
              + " Nothing was sent.");
    }
  }

  /** As for one, for statements that are sent together, {@code timestamp} for those without. */
  @Nullable CompletionStage<@Nullable Void> check(
      List<CqlStatement> statements, @Nullable Long timestamp) {
    CompletionStage<@Nullable Void> all = null;
    for (int i = 0; i < statements.size(); i++) {
      WrittenColumns writes = statements.get(i).written().columns();
      if (writes != null) {
        Long time = statements.get(i).writeTime();
        CompletionStage<@Nullable Void> one = check(writes, time == null ? timestamp : time);
        all = all == null ? one : one == null ? all : all.thenCombine(one, (a, b) -> null);
      }
    }
    return all;
  }

  private @Nullable CompletionStage<@Nullable Void> check(
      WrittenColumns writes, @Nullable Long time) {
    CompletionStage<@Nullable Void> unmasked = writes.read().isEmpty() ? null : checkMasks(writes);
    if (time == null) {
      return unmasked;
    }
    CompletionStage<@Nullable Void> inTime = checkTime(writes, time);
    if (unmasked == null || inTime == null) {
      return unmasked == null ? inTime : unmasked;
    }
    return unmasked.thenCombine(inTime, (a, b) -> null);
  }

  private @Nullable CompletionStage<@Nullable Void> checkMasks(WrittenColumns writes) {
    CompletableFuture<Set<String>> columns = masked.of(writes.keyspace(), writes.table());
    return isKnown(columns) && columns.join().isEmpty()
        ? null
        : columns.thenAccept(all -> checkMasks(writes, all));
  }

  private @Nullable CompletionStage<@Nullable Void> checkTime(WrittenColumns writes, long time) {
    CompletableFuture<Map<String, Instant>> columns = dropped.of(writes.keyspace(), writes.table());
    return isKnown(columns) && columns.join().isEmpty()
        ? null
        : columns.thenAccept(all -> checkTime(writes, time, all));
  }

  private static boolean isKnown(CompletableFuture<?> facts) {
    return facts.isDone() && !facts.isCompletedExceptionally();
  }

  private static void checkMasks(WrittenColumns writes, Set<String> masked) {
    Set<String> hit = new TreeSet<>(writes.read());
    hit.retainAll(masked);
    if (hit.isEmpty()) {
      return;
    }
    throw new InvalidQueryException(
        "coodie-290",
        "Of "
            + named(hit)
            + " of "
            + writes.keyspace()
            + "."
            + writes.table()
            + " this connection's role sees only masks, and saving a document that was read would"
            + " overwrite the values with them. Change columns with saveChanges(..) or"
            + " at(..).update(..), insert new rows with insertIfNotExists(..), or GRANT UNMASK to"
            + " the role. Nothing was sent.");
  }

  private static void checkTime(WrittenColumns writes, long time, Map<String, Instant> dropped) {
    for (String column : writes.columns()) {
      Instant at = dropped.get(column);
      if (WriteTimes.isHidden(time, at)) {
        throw new InvalidQueryException(
            "coodie-291",
            "Column "
                + column
                + " of "
                + writes.keyspace()
                + "."
                + writes.table()
                + " was dropped at "
                + at
                + " and added again, and the server hides what is written to it with an earlier time"
                + " than that, as the timestamp(..) of this write is. Give a later time, or none."
                + " Nothing was sent.");
      }
    }
  }

  private static String named(Set<String> columns) {
    return (columns.size() == 1 ? "column " : "columns ")
        + columns.stream().collect(Collectors.joining(", "));
  }
}
