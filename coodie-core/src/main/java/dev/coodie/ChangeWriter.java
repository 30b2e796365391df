package dev.coodie;

import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.RegularColumn;
import dev.coodie.column.Term;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Writes;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the difference between two states of a document, and what depends on its version. */
final class ChangeWriter<D> {
  private final Table<D> table;
  private final Settings settings;

  ChangeWriter(Table<D> table, Settings settings) {
    this.table = table;
    this.settings = settings;
  }

  /** Saves a document that has a version: as a new one, or in the place of the version it has. */
  CqlStatement saveVersioned(Versioned<D> document) {
    List<Assignment<?>> assignments = new ArrayList<>();
    DocumentModel<D> model = document.model();
    @Nullable ByteBuffer[] next = document.next(document);
    for (int i = model.keySize(); i < model.columns().size(); i++) {
      ByteBuffer cell = next[i];
      if (cell != null || !settings.skipsNulls(model)) {
        assignments.add(Assignment.ofCell(model.columns().get(i).column(), cell));
      }
    }
    return reading(
        target(model, document.cells()).onlyIf(document.condition().terms()).update(assignments),
        names(model));
  }

  CqlStatement deleteVersioned(Versioned<D> document) {
    return target(document.model(), document.cells())
        .onlyIf(document.condition().terms())
        .delete(List.of());
  }

  /** An update of what differs; empty when nothing does. */
  Optional<CqlStatement> saveChanges(D before, D after) {
    Versioned<D> old = Versioned.of(table, before);
    List<Assignment<?>> changes = changes(old, Versioned.of(table, after));
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    TargetState<D> target = target(old.model(), old.cells());
    if (old.isVersioned()) {
      changes.add(old.increment());
      target = target.onlyIf(old.condition().terms());
    }
    return Optional.of(reading(target.update(changes), table.keyNames));
  }

  /** The same, if the row is still as {@code before}. */
  Optional<CqlStatement> swap(D before, D after) {
    Versioned<D> old = Versioned.of(table, before);
    if (old.isVersioned()) {
      return saveChanges(before, after);
    }
    List<Assignment<?>> changes = changes(old, Versioned.of(table, after));
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            reading(
                target(old.model(), old.cells()).onlyIf(asItWas(old)).update(changes),
                names(old.model())));
  }

  /** A statement in which the values of these columns may be those that were read. */
  private static CqlStatement reading(CqlStatement update, List<String> columns) {
    Writes writes = update.writes();
    return writes == null ? update : update.withWrites(writes.withRead(columns));
  }

  private static List<String> names(DocumentModel<?> model) {
    return model.columns().stream().map(ModelColumn::name).toList();
  }

  private List<Assignment<?>> changes(Versioned<D> old, Versioned<D> now) {
    DocumentModel<D> model = now.model();
    checkSameRow(old, now);
    List<Assignment<?>> changes = new ArrayList<>();
    for (int i = model.keySize(); i < model.columns().size(); i++) {
      ByteBuffer before = old.cells()[i];
      ByteBuffer after = now.cells()[i];
      Column<?, ?> column = model.columns().get(i).column();
      boolean skipped = after == null && settings.skipsNulls(model);
      if (i != model.versionPosition()
          && !skipped
          && column instanceof RegularColumn<?, ?> regular) {
        changes.addAll(regular.changes(before, after));
      }
    }
    return changes;
  }

  private void checkSameRow(Versioned<D> old, Versioned<D> now) {
    int key = now.model().keySize();
    if (old.model() != now.model() || !Arrays.equals(old.cells(), 0, key, now.cells(), 0, key)) {
      throw new InvalidQueryException(
          "coodie-249",
          "The two states of "
              + table.model.typeName()
              + " are of different rows: their keys differ, or their variants. Save the new document"
              + " and delete the old one instead.");
    }
  }

  private TargetState<D> target(DocumentModel<D> model, @Nullable ByteBuffer[] cells) {
    return new TargetState<>(table, settings, model.keyOf(cells).terms());
  }

  /** Every column beside the key has the value that was read. */
  private static <D> List<Term> asItWas(Versioned<D> old) {
    DocumentModel<D> model = old.model();
    List<ModelColumn> columns = model.columns().subList(model.keySize(), model.columns().size());
    @Nullable ByteBuffer[] cells = new ByteBuffer[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      ByteBuffer cell = old.cells()[model.keySize() + i];
      cells[i] = columns.get(i).column().type().isMissing(cell) ? null : cell;
    }
    return Condition.equalCells(columns.stream().map(ModelColumn::column).toList(), cells).terms();
  }
}
