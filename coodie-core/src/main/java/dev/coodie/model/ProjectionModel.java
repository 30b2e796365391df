package dev.coodie.model;

import dev.coodie.column.Cells;
import dev.coodie.column.Column;
import dev.coodie.error.MappingException;
import java.util.List;
import java.util.function.Function;

/**
 * A partial view of documents of type {@code D}: which columns it reads and how they become an
 * {@code R}. Immutable and thread-safe.
 */
public final class ProjectionModel<D, R> {
  private final Class<R> type;
  private final Class<D> document;
  private final List<Column<D, ?>> columns;
  private final Function<Cells, R> read;

  private ProjectionModel(
      Class<R> type, Class<D> document, List<Column<D, ?>> columns, Function<Cells, R> read) {
    this.type = type;
    this.document = document;
    this.columns = List.copyOf(columns);
    this.read = read;
  }

  /** The view {@code type} of {@code document}; {@code read} takes the cells in that order. */
  public static <D, R> ProjectionModel<D, R> of(
      Class<R> type, Class<D> document, List<Column<D, ?>> columns, Function<Cells, R> read) {
    return new ProjectionModel<>(type, document, columns, read);
  }

  /** The view's class. */
  public Class<R> type() {
    return type;
  }

  /** The document's class. */
  public Class<D> document() {
    return document;
  }

  /** The columns read, in order. */
  public List<Column<D, ?>> columns() {
    return columns;
  }

  /**
   * The cells, in the order of {@link #columns()}, as a view.
   *
   * @throws MappingException if a cell does not fit; the message names the column
   */
  public R read(Cells cells) {
    try {
      return read.apply(cells);
    } catch (MappingException e) {
      throw explain(cells, e);
    }
  }

  private MappingException explain(Cells cells, MappingException cause) {
    int failing = failingCell(cells, columns);
    int cell = failing >= 0 ? failing : cause.cell();
    return cell < 0
        ? cause
        : new MappingException(
            "coodie-411",
            "Column \""
                + columns.get(cell).name()
                + "\" does not fit "
                + type.getSimpleName()
                + ": "
                + cause.sentence(),
            cause);
  }

  /** Decodes cell by cell until one fails, and gives its place; -1 if none does. */
  static int failingCell(Cells cells, List<? extends Column<?, ?>> columns) {
    for (int i = 0; i < columns.size(); i++) {
      try {
        cells.get(i, columns.get(i).type());
      } catch (MappingException e) {
        return i;
      }
    }
    return -1;
  }
}
