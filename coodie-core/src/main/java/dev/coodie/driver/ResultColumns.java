package dev.coodie.driver;

import dev.coodie.column.Fit;
import dev.coodie.column.ValueType;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of a result, by position and by name. Immutable and thread-safe. */
public final class ResultColumns {
  private static final int KEPT_FITS = 4;

  /** No columns. */
  public static final ResultColumns EMPTY = new ResultColumns("", List.of());

  /**
   * One column.
   *
   * @param name as the server gives it, for a function such as {@code count(*)} its text
   * @param type how its cells are encoded
   */
  public record ResultColumn(String name, ValueType<?> type) {}

  private final String table;
  private final List<ResultColumn> columns;
  private final Map<String, Integer> positions = new HashMap<>();
  // Those last asked for, a few for each column. They are immutable: a lost update costs finding
  // one again.
  private final @Nullable Fit[] fits;

  private ResultColumns(String table, List<ResultColumn> columns) {
    this.table = table;
    this.columns = List.copyOf(columns);
    this.fits = new Fit[columns.size() * KEPT_FITS];
    for (int i = 0; i < columns.size(); i++) {
      positions.putIfAbsent(columns.get(i).name(), i);
    }
  }

  /** The columns of a result that {@code table}, with its keyspace, gave; it may be empty. */
  public static ResultColumns of(String table, List<ResultColumn> columns) {
    return new ResultColumns(table, columns);
  }

  /** The table with its keyspace, for messages; empty when unknown. */
  public String table() {
    return table;
  }

  /** How many there are. */
  public int size() {
    return columns.size();
  }

  /** The name of the column at {@code index}. */
  public String name(int index) {
    return columns.get(index).name();
  }

  /** The type of the column at {@code index}. */
  public ValueType<?> type(int index) {
    return columns.get(index).type();
  }

  /** How the type of the column at {@code index} fits {@code type} of the program. */
  public Fit fit(int index, ValueType<?> type) {
    ValueType<?> found = columns.get(index).type();
    if (found == type) {
      return Fit.SAME;
    }
    int slot = index * KEPT_FITS + (System.identityHashCode(type) & (KEPT_FITS - 1));
    Fit known = fits[slot];
    if (known == null || known.ours() != type) {
      known = Fit.of(type, found);
      fits[slot] = known;
    }
    return known;
  }

  /** Refuses a type whose values differ from those of the column at {@code index}. */
  void checkFits(int index, ValueType<?> type) {
    Fit.Difference difference = fit(index, type).difference();
    if (difference != null) {
      throw new MappingException(
          "coodie-418",
          "Column \""
              + name(index)
              + "\" is read as "
              + type.cql()
              + ", but is "
              + type(index).cql()
              + " in "
              + (table.isEmpty() ? "the result" : table)
              + difference.inside()
              + ". Change the property's type, or the table.");
    }
  }

  /** The position of the first column called {@code name}, or -1. */
  public int find(String name) {
    return positions.getOrDefault(name, -1);
  }

  /**
   * The position of the first column called {@code name}.
   *
   * @throws InvalidQueryException if there is none; the message lists those there are
   */
  public int indexOf(String name) {
    int index = find(name);
    if (index < 0) {
      throw new InvalidQueryException(
          "coodie-261", "The result has no column \"" + name + "\". Columns: " + this + ".");
    }
    return index;
  }

  /** The names, separated by commas. */
  @Override
  public String toString() {
    return columns.stream().map(ResultColumn::name).collect(Collectors.joining(", "));
  }
}
