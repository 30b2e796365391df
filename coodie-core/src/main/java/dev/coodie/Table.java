package dev.coodie;

import dev.coodie.column.Cells;
import dev.coodie.column.Column;
import dev.coodie.driver.WrittenColumns;
import dev.coodie.error.ConfigurationException;
import dev.coodie.internal.check.Constraints;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.Texts;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.run.Selection;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all handles of one document type in one {@code Coodie} share. Thread-safe. */
final class Table<D> {
  final Runner runner;
  final CoodieConfig config;
  final DocumentModel<D> model;
  final Texts texts;
  final Selection<D> selection;
  final IndexedVectors vectors;
  private final List<? extends Column<?, ?>> keyColumns;
  final List<String> keyNames;
  final Settings defaults;
  // Written by whoever needs it first, with the same name.
  private @Nullable String defaultName;

  Table(Runner runner, CoodieConfig config, DocumentModel<D> model) {
    this.runner = runner;
    this.config = config;
    this.defaults = Settings.NONE.withOptions(model.statementOptions());
    this.model = model;
    this.texts = new Texts(model.toString());
    List<Column<?, ?>> columns = new ArrayList<>();
    for (ModelColumn each : model.columns()) {
      columns.add(each.column());
    }
    Function<Cells, D> read = model::read;
    this.keyColumns = columns.subList(0, model.keySize());
    this.keyNames = keyColumns.stream().map(Column::name).toList();
    this.vectors = IndexedVectors.of(model);
    int rowColumn = model.keySize() > model.partitionKeySize() ? model.partitionKeySize() : -1;
    this.selection = new Selection<>(model.typeName(), List.copyOf(columns), read, rowColumn);
  }

  /** The same with the column that tells rows from partitions without one. */
  <R> Selection<R> withRowColumn(Selection<R> selected) {
    Column<?, ?> column = RowlessPartitions.rowColumn(model).column();
    return selected.columns().contains(column) ? selected : selected.with(column);
  }

  /** What is written in the place of {@code document}, with its constraints checked. */
  D prepare(D document) {
    D prepared = model.modelOf(document).prepare(document);
    if (config.isValidating()) {
      Constraints.check(prepared);
    }
    return prepared;
  }

  List<? extends Column<?, ?>> keyColumns() {
    return keyColumns;
  }

  List<? extends Column<?, ?>> partitionColumns() {
    return keyColumns.subList(0, model.partitionKeySize());
  }

  /**
   * The keyspace: the handle's, the document's or its base's, the configuration's, the
   * connection's.
   */
  String keyspace(Settings settings) {
    String own = settings.keyspace();
    if (own != null) {
      return own;
    }
    return model
        .keyspace()
        .or(() -> model.viewOf().flatMap(base -> Models.document(base).keyspace()))
        .or(config::keyspace)
        .or(() -> runner.driver().keyspace())
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "coodie-606",
                    "No keyspace for "
                        + model.typeName()
                        + ". Name one with CoodieConfig.keyspace(..), @Document(keyspace = ..) or"
                        + " documents.keyspace(..)."));
  }

  /** What a statement writes; {@code back} if it writes back a document that may have been read. */
  WrittenColumns writes(Settings settings, List<ModelColumn> columns, boolean back) {
    List<String> names = columns.stream().map(ModelColumn::name).toList();
    return new WrittenColumns(
        keyspace(settings), model.tableName(), names, back ? names : List.of(), null);
  }

  /** The table's full name as CQL. */
  String name(Settings settings) {
    if (settings.keyspace() != null) {
      return Cql.table(settings.keyspace(), model.tableName());
    }
    String known = defaultName;
    if (known == null) {
      known = Cql.table(keyspace(settings), model.tableName());
      defaultName = known;
    }
    return known;
  }
}
