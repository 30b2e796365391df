package dev.coodie.internal.write;

import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.RegularColumn;
import dev.coodie.column.Term;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the difference between two states of a document, and what depends on its version. */
public final class ChangeWriter<D> {
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
      if (cell != null || !(settings.skipsNulls(model) || model.audit().isCreation(i))) {
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
  public Optional<CqlStatement> saveChanges(D before, D after) {
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
    return Optional.of(reading(target.update(changes), table.keyNames()));
  }

  /** The same, if the row is still as it was read: its version, or every cell that came. */
  public Optional<CqlStatement> swap(AsRead<D> before, D after) {
    Versioned<D> old = Versioned.of(table, before.document());
    List<Assignment<?>> changes = changes(old, Versioned.of(table, after));
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    List<ModelColumn> columns = old.model().columns();
    int version = old.model().versionPosition();
    if (old.isVersioned()) {
      changes.add(old.increment());
    }
    List<ModelColumn> compared =
        old.isVersioned()
            ? List.of(columns.get(version))
            : columns.subList(old.model().keySize(), columns.size());
    List<Term> asItCame = asItCame(before.row(), compared);
    CqlStatement update = target(old.model(), old.cells()).onlyIf(asItCame).update(changes);
    return Optional.of(reading(update, old.isVersioned() ? table.keyNames() : names(old.model())));
  }

  /** A statement in which the values of these columns may be those that were read. */
  private static CqlStatement reading(CqlStatement update, List<String> columns) {
    return update.withWritten(update.written().withRead(columns));
  }

  private static List<String> names(DocumentModel<?> model) {
    return model.columns().stream().map(ModelColumn::name).toList();
  }

  private List<Assignment<?>> changes(Versioned<D> old, Versioned<D> now) {
    checkSameRow(old, now);
    List<Assignment<?>> changes = changes(old, now, false);
    if (!changes.isEmpty() && !now.model().audit().isEmpty()) {
      changes.addAll(changes(old, now, true));
    }
    return changes;
  }

  /**
   * Those of what tells who wrote the document last, which alone are no reason to, or the others.
   */
  private List<Assignment<?>> changes(Versioned<D> old, Versioned<D> now, boolean modification) {
    DocumentModel<D> model = now.model();
    List<Assignment<?>> changes = new ArrayList<>();
    for (int i = model.keySize(); i < model.columns().size(); i++) {
      ByteBuffer before = old.cells()[i];
      ByteBuffer after = now.cells()[i];
      Column<?, ?> column = model.columns().get(i).column();
      boolean skipped = after == null && settings.skipsNulls(model);
      if (i != model.versionPosition()
          && !skipped
          && model.audit().isModification(i) == modification
          && column instanceof RegularColumn<?, ?> regular) {
        changes.addAll(regular.changes(before, after));
      }
    }
    return changes;
  }

  private void checkSameRow(Versioned<D> old, Versioned<D> now) {
    if (old.model() != now.model() || !isSameRow(now.model(), old.cells(), now.cells())) {
      throw new InvalidQueryException(
          "coodie-249",
          "The two states of "
              + table.model().typeName()
              + " belong to different rows: their keys differ, or their variants. Save the new"
              + " document and delete the old one instead.");
    }
  }

  /** As the server compares: clustering keys by type, partition keys by what it stores. */
  private static boolean isSameRow(
      DocumentModel<?> model, @Nullable ByteBuffer[] one, @Nullable ByteBuffer[] other) {
    for (int i = 0; i < model.keySize(); i++) {
      ValueType<?> type = model.columns().get(i).column().type();
      boolean ofPartition = i < model.partitionKeySize();
      if (!Objects.equals(key(type, one[i], ofPartition), key(type, other[i], ofPartition))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable ByteBuffer key(
      ValueType<?> type, @Nullable ByteBuffer cell, boolean ofPartition) {
    return cell == null ? null : ofPartition ? type.storedOf(cell) : type.keyOf(cell);
  }

  private TargetState<D> target(DocumentModel<D> model, @Nullable ByteBuffer[] cells) {
    return new TargetState<>(table, settings, model.keyOf(cells).terms());
  }

  /**
   * The cells of the row with the server's types, not what the class would write: that can differ
   * from them, as null does from an empty collection that is frozen, or a user-defined type from
   * one that grew.
   */
  private static List<Term> asItCame(Row row, List<ModelColumn> compared) {
    @Nullable ByteBuffer[] cells = new ByteBuffer[compared.size()];
    List<ValueType<?>> types = new ArrayList<>(cells.length);
    for (int i = 0; i < cells.length; i++) {
      int position = row.columns().indexOf(compared.get(i).name());
      cells[i] = row.bytes(position);
      types.add(row.columns().type(position));
    }
    return Condition.equalCells(compared.stream().map(ModelColumn::column).toList(), cells, types)
        .terms();
  }
}
