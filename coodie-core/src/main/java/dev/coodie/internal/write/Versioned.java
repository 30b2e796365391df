package dev.coodie.internal.write;

import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.ValueType;
import dev.coodie.error.StaleDocumentException;
import dev.coodie.internal.table.Table;
import dev.coodie.model.DocumentModel;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document's cells, and what its version becomes when it is saved. 0 means that it is new.
 *
 * @param model that of the document's own class
 * @param cells as the document has them
 */
@SuppressWarnings("ArrayRecordComponent") // used in one place; identity is never asked
public record Versioned<D>(DocumentModel<D> model, @Nullable ByteBuffer[] cells) {
  public static <D> Versioned<D> of(Table<D> table, D document) {
    DocumentModel<D> model = table.model().modelOf(document);
    return new Versioned<>(model, model.cells(document, 0));
  }

  /** A new row has been saved once. */
  static void startAt1(DocumentModel<?> model, @Nullable ByteBuffer[] cells) {
    Versioned<?> versioned = new Versioned<>(model, cells);
    if (versioned.isNew()) {
      cells[model.versionPosition()] = versioned.encode(1);
    }
  }

  public boolean isVersioned() {
    return model.versionPosition() >= 0;
  }

  boolean isNew() {
    return version() == 0;
  }

  /** The cells with the version that follows that of {@code before}. */
  @Nullable ByteBuffer[] next(Versioned<D> before) {
    @Nullable ByteBuffer[] next = cells.clone();
    next[model.versionPosition()] = encode(before.version() + 1);
    return next;
  }

  /** The document with the version that follows that of {@code before}. */
  public D after(Versioned<D> before) {
    return model.read(next(before));
  }

  public Assignment<?> increment() {
    return Assignment.ofCell(column(), encode(version() + 1));
  }

  /** The row still has the version that was read. */
  public Condition<D> condition() {
    return Condition.equalCells(
        List.of(column()), new ByteBuffer[] {cells[model.versionPosition()]});
  }

  public StaleDocumentException stale() {
    return new StaleDocumentException(
        "coodie-303",
        model.typeName()
            + (isNew()
                ? " has version 0, so it should be a new row, but a row with its key exists."
                : " was changed or deleted since it was read: its row no longer has the same \""
                    + column().name()
                    + "\".")
            + " Nothing was written. Read it again and repeat the change, or let compareAndSet() do"
            + " that.");
  }

  private Column<?, ?> column() {
    return model.columns().get(model.versionPosition()).column();
  }

  private boolean isInt() {
    return column().type().cql().equals("int");
  }

  private long version() {
    ByteBuffer cell = cells[model.versionPosition()];
    if (cell == null) {
      return 0;
    }
    return isInt() ? ValueType.INT.decode(cell) : ValueType.BIGINT.decode(cell);
  }

  private ByteBuffer encode(long version) {
    return isInt()
        ? ValueType.INT.encode(Math.toIntExact(version))
        : ValueType.BIGINT.encode(version);
  }
}
