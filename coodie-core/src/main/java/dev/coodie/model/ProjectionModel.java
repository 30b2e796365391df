package dev.coodie.model;

import dev.coodie.column.Cells;
import dev.coodie.column.Column;
import dev.coodie.error.MappingException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
   * @throws MappingException if a cell does not fit, or a converter or the constructor throws; the
   *     message names the column where it is known
   */
  public R read(Cells cells) {
    return read(cells, null);
  }

  /** The same for a row of {@code of}, whose table and key columns messages name. */
  public R readFrom(DocumentModel<?> of, Cells cells) {
    return read(cells, of);
  }

  private R read(Cells cells, @Nullable DocumentModel<?> of) {
    try {
      return read.apply(cells);
    } catch (MappingException e) {
      throw new Misfit<>(type, of, columns, read).of(cells, e);
    } catch (RuntimeException e) {
      throw new Misfit<>(type, of, columns, read).of(cells, e);
    }
  }
}
