package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.Row;
import dev.coodie.transfer.Field.Kind;
import dev.coodie.transfer.Selection.Item;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table as they are exported. Their columns have the types of the table, since a result
 * does not tell which are frozen; the times of a collection's parts are a list of one if all are
 * the same. Counts what is lost of times.
 */
final class ExportedRows {
  private static final String KEY_ALONE =
      "A row has no cell but its key, of which CQL tells no times: an import"
          + " writes it with a new time and without a time to live";

  private final Selection selection;
  private final ResultColumns columns;
  private final Losses losses;
  private final boolean changed;
  private final boolean timed;

  ExportedRows(Selection selection, ResultColumns found, Losses losses) {
    this.selection = selection;
    this.losses = losses;
    List<ResultColumn> types = new ArrayList<>();
    boolean anyChanged = false;
    for (int i = 0; i < found.size(); i++) {
      Item item = selection.items().get(i);
      boolean frozen = item.kind() == Kind.VALUE && item.column().type().isFrozen();
      types.add(new ResultColumn(found.name(i), frozen ? item.column().type() : found.type(i)));
      anyChanged |= frozen || hasPartTimes(item);
    }
    this.changed = anyChanged;
    this.columns = ResultColumns.of(found.table(), types);
    this.timed = selection.items().stream().anyMatch(item -> item.kind() != Kind.VALUE);
  }

  private static boolean hasPartTimes(Item item) {
    return item.kind() != Kind.VALUE && item.column().hasSeveralCells();
  }

  ResultColumns columns() {
    return columns;
  }

  Row of(Row row) {
    if (timed && selection.isWhole() && isKeyAlone(row)) {
      losses.add(KEY_ALONE);
    }
    if (!changed) {
      return row;
    }
    List<@Nullable ByteBuffer> cells = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      Item item = selection.items().get(i);
      ByteBuffer cell = row.bytes(i);
      cells.add(cell == null || !hasPartTimes(item) ? cell : times(row, item, cell));
    }
    return Row.of(columns, cells);
  }

  /** A row without clustering columns is none: it has the static cells of a partition alone. */
  private boolean isKeyAlone(Row row) {
    for (int i = 0; i < row.size(); i++) {
      Item item = selection.items().get(i);
      boolean cell =
          item.kind() == Kind.VALUE && !item.column().isKey() && !item.column().isStatic();
      if ((cell && row.bytes(i) != null)
          || (item.column().isClustering() && row.bytes(i) == null)) {
        return false;
      }
    }
    return true;
  }

  private ByteBuffer times(Row row, Item item, ByteBuffer cell) {
    ValueType<?> type = item.column().type();
    ByteBuffer value = row.bytes(row.columns().indexOf(item.column().name()));
    List<@Nullable ByteBuffer> values =
        value == null || Shape.of(type) != Shape.UDT ? List.of() : Parts.split(type, value);
    boolean ttl = item.kind() == Kind.TTL;
    ByteBuffer none = ttl ? ValueType.INT.encode(0) : ValueType.BIGINT.encode(0L);
    List<@Nullable ByteBuffer> times = new ArrayList<>();
    List<@Nullable ByteBuffer> told = new ArrayList<>();
    ValueType<?> list = ttl ? ValueType.list(ValueType.INT) : ValueType.list(ValueType.BIGINT);
    List<@Nullable ByteBuffer> found = Parts.split(list, cell);
    for (int i = 0; i < found.size(); i++) {
      times.add(Objects.requireNonNullElse(found.get(i), none));
      if (i >= values.size() || values.get(i) != null) {
        told.add(times.get(i));
      }
    }
    boolean same = told.stream().distinct().count() == 1;
    if (!same && item.column().isListOfCells()) {
      losses.add(
          "\""
              + item.column().name()
              + "\": elements of a list expire at different times; imported, all expire with the last");
    }
    return Parts.join(list, same ? told.subList(0, 1) : times);
  }
}
