package dev.coodie.internal.write;

import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
import dev.coodie.model.DocumentModel;
import java.util.List;
import java.util.Optional;

/** The statements that write documents of one handle. Thread-safe. */
public final class DocumentWrites<D> {
  private final Table<D> table;
  private final Settings settings;
  private final InsertWriter<D> inserts;

  public DocumentWrites(Table<D> table, Settings settings) {
    this.table = table;
    this.settings = settings;
    this.inserts = new InsertWriter<>(table, settings);
  }

  public Table<D> table() {
    return table;
  }

  public Settings settings() {
    return settings;
  }

  /** Saves what {@link Table#prepare} gave; conditional when the document has a version. */
  public CqlStatement save(D prepared) {
    if (table.model().modelOf(prepared).versionPosition() < 0) {
      return inserts.insert(prepared, false);
    }
    Versioned<D> versioned = Versioned.of(table, prepared);
    return versioned.isNew()
        ? insertIfNotExists(prepared)
        : new ChangeWriter<>(table, settings).saveVersioned(versioned);
  }

  public CqlStatement insertIfNotExists(D prepared) {
    if (settings.timestamp() != null) {
      throw TargetState.timestampOnConditional();
    }
    return inserts.insert(prepared, true).asConditional();
  }

  /** Deletes the row; conditional when the document has a version. */
  public CqlStatement delete(D document) {
    Arguments.given(document, "a document");
    DocumentModel<D> model = table.model().modelOf(document);
    return model.versionPosition() < 0
        ? new TargetState<>(table, settings, model.keyOf(document).terms()).delete(List.of())
        : new ChangeWriter<>(table, settings).deleteVersioned(Versioned.of(table, document));
  }

  /** Writes what differs; empty when nothing does. */
  public Optional<CqlStatement> saveChanges(D before, D prepared) {
    Arguments.given(before, "a document");
    return new ChangeWriter<>(table, settings).saveChanges(before, prepared);
  }

  /** The same if the row is as it was read. */
  public Optional<CqlStatement> swap(AsRead<D> before, D prepared) {
    return new ChangeWriter<>(table, settings).swap(before, prepared);
  }

  public CqlStatement saveJson(String json) {
    Arguments.given(json, "a text of JSON");
    return new JsonInsert(table, settings).insert(json);
  }

  @Override
  public String toString() {
    return table.describe(settings);
  }
}
