package dev.coodie.internal.cql;

import dev.coodie.column.Column;
import dev.coodie.column.Operator;
import dev.coodie.column.Term;
import dev.coodie.internal.cql.Texts.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of queries and of updates of one column that were made lately, found without making a
 * {@link Shape}: most of a program are the same few. For conditions that compare one column each.
 * Thread-safe: a lost update costs a look-up.
 */
public final class RecentTexts {
  private static final int KEPT = 64;

  private final @Nullable Recent[] all = new Recent[KEPT];

  /** The text, null if it is not known here. */
  public @Nullable Text find(
      String verb, Object selected, String table, int flags, List<Term> where) {
    Recent recent = all[slot(selected, flags, where)];
    return recent != null && recent.is(verb, selected, table, flags, where) ? recent.text : null;
  }

  /** Keeps a text in the place of another, unless its conditions are others. */
  public void keep(
      String verb, Object selected, String table, int flags, List<Term> where, Text text) {
    Column<?, ?>[] columns = new Column<?, ?>[where.size()];
    Operator[] operators = new Operator[columns.length];
    for (int i = 0; i < columns.length; i++) {
      if (!(where.get(i) instanceof Term.Comparison comparison) || comparison.isTypedByServer()) {
        return;
      }
      columns[i] = comparison.column();
      operators[i] = comparison.operator();
    }
    all[slot(selected, flags, where)] =
        new Recent(verb, selected, table, flags, columns, operators, text);
  }

  private static int slot(Object selected, int flags, List<Term> where) {
    int hash = 31 * selected.hashCode() + flags;
    for (int i = 0; i < where.size(); i++) {
      if (where.get(i) instanceof Term.Comparison comparison) {
        hash = 31 * hash + comparison.column().hashCode();
        hash = 31 * hash + comparison.operator().hashCode();
      }
    }
    return (hash ^ (hash >>> 16)) & (KEPT - 1);
  }

  @SuppressWarnings("ArrayRecordComponent") // never given away
  private record Recent(
      String verb,
      Object selected,
      String table,
      int flags,
      Column<?, ?>[] columns,
      Operator[] operators,
      Text text) {
    boolean is(
        String otherVerb, Object others, String otherTable, int otherFlags, List<Term> where) {
      return flags == otherFlags
          && columns.length == where.size()
          && table.equals(otherTable)
          && verb.equals(otherVerb)
          && selected.equals(others)
          && isOf(where);
    }

    private boolean isOf(List<Term> where) {
      for (int i = 0; i < columns.length; i++) {
        if (!(where.get(i) instanceof Term.Comparison comparison)
            || comparison.operator() != operators[i]
            || comparison.isTypedByServer()
            || !columns[i].equals(comparison.column())) {
          return false;
        }
      }
      return true;
    }
  }
}
