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

  /** The same for one condition. */
  public @Nullable Text find(
      String verb, Object selected, String table, int flags, Term.Comparison only) {
    Recent recent = all[place(hash(hash(selected, flags), only))];
    return recent != null
            && recent.columns.length == 1
            && recent.isOf(verb, selected, table, flags)
            && recent.isOf(0, only)
        ? recent.text
        : null;
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
    int hash = hash(selected, flags);
    for (int i = 0; i < where.size(); i++) {
      if (where.get(i) instanceof Term.Comparison comparison) {
        hash = hash(hash, comparison);
      }
    }
    return place(hash);
  }

  private static int hash(Object selected, int flags) {
    return 31 * selected.hashCode() + flags;
  }

  private static int hash(int before, Term.Comparison comparison) {
    return 31 * (31 * before + comparison.column().hashCode()) + comparison.operator().hashCode();
  }

  private static int place(int hash) {
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
      return columns.length == where.size()
          && isOf(otherVerb, others, otherTable, otherFlags)
          && isOf(where);
    }

    boolean isOf(String otherVerb, Object others, String otherTable, int otherFlags) {
      return flags == otherFlags
          && table.equals(otherTable)
          && verb.equals(otherVerb)
          && selected.equals(others);
    }

    private boolean isOf(List<Term> where) {
      for (int i = 0; i < columns.length; i++) {
        if (!(where.get(i) instanceof Term.Comparison comparison) || !isOf(i, comparison)) {
          return false;
        }
      }
      return true;
    }

    boolean isOf(int place, Term.Comparison comparison) {
      return comparison.operator() == operators[place]
          && !comparison.isTypedByServer()
          && columns[place].equals(comparison.column());
    }
  }
}
