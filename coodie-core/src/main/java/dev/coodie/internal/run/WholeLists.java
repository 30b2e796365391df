package dev.coodie.internal.run;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.RoutingKey;
import dev.coodie.driver.Written;
import dev.coodie.driver.Written.WholeList;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lists that statements of one batch replace. The server adds the elements of each statement
 * and removes older ones alone, so that two statements with one write time leave both lists, one
 * after the other. Not thread-safe.
 */
public final class WholeLists {
  private record Column(String table, String name) {}

  /** A row has no values in {@code row} for a static list. */
  private record Place(
      Column column, RoutingKey partition, List<ByteBuffer> row, @Nullable ByteBuffer time) {}

  private static final int[] NO_ROW = {};

  private final @Nullable ByteBuffer batchTime;
  private final Map<Place, ByteBuffer> written = new HashMap<>();
  private final Set<Column> columns = new HashSet<>();
  private final Set<Column> anywhere = new HashSet<>();

  /** For a batch with this write time; null if the driver chooses one. */
  public WholeLists(@Nullable Long batchTime) {
    this.batchTime = batchTime == null ? null : ValueType.BIGINT.encode(batchTime);
  }

  /** Whether two of them may replace one list. False is certain, and mostly found fast. */
  public static boolean mayMeet(List<CqlStatement> statements) {
    return SameRows.mayBeIn(statements);
  }

  /** The statements with each list once: where it is the same again, it is left unset. */
  static List<CqlStatement> once(List<CqlStatement> statements, @Nullable Long batchTime) {
    if (!mayMeet(statements)) {
      return statements;
    }
    WholeLists lists = new WholeLists(batchTime);
    List<CqlStatement> result = new ArrayList<>(statements.size());
    for (CqlStatement statement : statements) {
      result.add(lists.add(statement));
    }
    return result;
  }

  /** The name of a list that a statement before replaces by another; null if there is none. */
  public @Nullable String conflict(CqlStatement statement) {
    for (WholeList list : statement.written().lists()) {
      if (statement.replaces(list) && conflicts(statement, list)) {
        return list.column();
      }
    }
    return null;
  }

  private boolean conflicts(CqlStatement statement, WholeList list) {
    Column column = column(statement, list);
    Place place = place(statement, list, column);
    if (place == null) {
      return columns.contains(column);
    }
    ByteBuffer before = written.get(place);
    return anywhere.contains(column)
        || (before != null && !before.equals(statement.cell(list.marker())));
  }

  /** Takes a statement without conflict; returns it without lists that were taken before. */
  public CqlStatement add(CqlStatement statement) {
    List<Integer> again = new ArrayList<>(0);
    for (WholeList list : statement.written().lists()) {
      if (statement.replaces(list)) {
        Column column = column(statement, list);
        Place place = place(statement, list, column);
        columns.add(column);
        ByteBuffer cell = statement.cell(list.marker());
        if (place == null) {
          anywhere.add(column);
        } else if (cell != null && cell.equals(written.putIfAbsent(place, cell))) {
          again.add(list.marker());
        }
      }
    }
    return again.isEmpty() ? statement : statement.withUnset(again);
  }

  private static Column column(CqlStatement statement, WholeList list) {
    return new Column(String.valueOf(table(statement)), list.column());
  }

  private static @Nullable String table(CqlStatement statement) {
    return statement.routing() == null ? null : statement.routing().table();
  }

  /** Null if the statement is about rows that cannot be compared with others. */
  private @Nullable Place place(CqlStatement statement, WholeList list, Column column) {
    Written about = statement.written();
    RoutingKey partition = statement.partition().orElse(null);
    int[] markers = list.ofPartition() ? NO_ROW : about.row();
    if (partition == null || markers == null) {
      return null;
    }
    List<ByteBuffer> row = new ArrayList<>(markers.length);
    for (int marker : markers) {
      ByteBuffer cell = statement.cell(marker);
      if (cell == null) {
        return null;
      }
      row.add(statement.type(marker).keyOf(cell));
    }
    ByteBuffer own = about.time() < 0 ? null : statement.cell(about.time());
    return new Place(column, partition, row, own == null ? batchTime : own);
  }
}
