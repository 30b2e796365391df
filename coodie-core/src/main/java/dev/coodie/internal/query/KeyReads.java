package dev.coodie.internal.query;

import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.Term;
import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.cql.Texts.Text;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one row by its whole key, the call that is made most: its text is kept, and no query is
 * made for it. For one handle. Thread-safe.
 */
public final class KeyReads<D> {
  private final Table<D> table;
  private final Settings settings;
  // Written by whoever needs them first, the same each time.
  private @Nullable Text text;
  private @Nullable QueryState<D> all;

  public KeyReads(Table<D> table, Settings settings) {
    this.table = table;
    this.settings = settings;
  }

  /** The statement; null if the condition is not the whole key in its order, and nothing else. */
  public @Nullable CqlStatement statement(Condition<? super D> condition) {
    @Nullable ByteBuffer[] key = condition.cellsOf(table.keyColumns());
    if (key == null || table.isShared() || hasNull(key)) {
      return null;
    }
    return text(condition)
        .with(key)
        .withOptions(settings.options())
        .withPageSize(table.defaults().pageSize());
  }

  /** The query for the same, of whatever the condition is. */
  public QueryState<D> query(Condition<? super D> condition) {
    return all().where(condition);
  }

  /** The query for all rows, of which the handle's others are made. */
  public QueryState<D> all() {
    QueryState<D> known = all;
    if (known == null) {
      known = new QueryState<>(table, settings, table.selection());
      all = known;
    }
    return known;
  }

  private Text text(Condition<? super D> condition) {
    Text known = text;
    if (known == null) {
      known = SelectText.text(query(condition), "", table.selection(), false);
      text = known;
    } else {
      table.texts().countHit();
    }
    return known;
  }

  /** Whether the query says what each column of the key equals, so that it has one row at most. */
  static boolean isOneRow(QueryState<?> query) {
    List<? extends Column<?, ?>> key = query.table().keyColumns();
    List<Term> where = query.where();
    if (where.size() < key.size() || query.nearest() != null) {
      return false;
    }
    for (int i = 0; i < key.size(); i++) {
      if (!isGiven(key.get(i), where)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isGiven(Column<?, ?> column, List<Term> where) {
    for (int i = 0; i < where.size(); i++) {
      if (where.get(i).equates(column)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasNull(@Nullable ByteBuffer[] key) {
    for (ByteBuffer cell : key) {
      if (cell == null) {
        return true;
      }
    }
    return false;
  }
}
