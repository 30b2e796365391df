package dev.coodie.internal.table;

import dev.coodie.column.Cells;
import dev.coodie.column.Column;
import dev.coodie.driver.WrittenColumns;
import dev.coodie.error.ConfigurationException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.RecentTexts;
import dev.coodie.internal.cql.Texts;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.run.Selection;
import dev.coodie.model.DiscriminatorModel;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all handles of one document type in one {@code Coodie} share. Thread-safe. */
public final class Table<D> {
  private final Session session;
  private final DocumentModel<D> model;
  private final Texts texts;
  private final RecentTexts recentTexts = new RecentTexts();
  private final Selection<D> selection;
  private final IndexedVectors vectors;
  private final List<? extends Column<?, ?>> keyColumns;
  private final List<String> keyNames;
  private final Settings settings;
  private final boolean shared;
  // Written by whoever needs them first, with the same names.
  private @Nullable String defaultName;
  private @Nullable String defaultKeyspace;

  public Table(Session session, DocumentModel<D> model) {
    this.session = session;
    this.settings = Settings.NONE.withOptions(model.statementOptions());
    this.model = model;
    this.texts = new Texts(model.toString());
    List<Column<?, ?>> columns = new ArrayList<>(model.columns().size());
    String[] names = new String[model.keySize()];
    for (ModelColumn each : model.columns()) {
      if (columns.size() < names.length) {
        names[columns.size()] = each.name();
      }
      columns.add(each.column());
    }
    Function<Cells, D> read = model::read;
    this.keyColumns = List.copyOf(columns.subList(0, model.keySize()));
    DiscriminatorModel discriminator = model.discriminator().orElse(null);
    this.shared = discriminator != null && !discriminator.all();
    this.keyNames = List.of(names);
    this.vectors = IndexedVectors.of(model);
    int rowColumn = model.keySize() > model.partitionKeySize() ? model.partitionKeySize() : -1;
    this.selection = new Selection<>(model.typeName(), List.copyOf(columns), read, rowColumn);
  }

  public Runner runner() {
    return session.runner();
  }

  /**
   * What runs one operation on it, which ends with {@link Runner#ends}; the same as {@link #runner}
   * if nobody listens.
   */
  public Runner begin(String operation, Settings chosen) {
    Runner runner = session.runner();
    return runner.isObserved()
        ? runner.begin(
            operation, Optional.of(model.typeName()), keyspace(chosen), model.tableName())
        : runner;
  }

  /** The same table, used through another runner. */
  public Table<D> over(Runner runner) {
    return new Table<>(new Session(runner, session.defaults()), model);
  }

  /** What was chosen for all tables. */
  public Defaults defaults() {
    return session.defaults();
  }

  /** What the document itself chooses. */
  public Settings settings() {
    return settings;
  }

  public DocumentModel<D> model() {
    return model;
  }

  public Texts texts() {
    return texts;
  }

  /** Those of the queries that were made lately. */
  public RecentTexts recentTexts() {
    return recentTexts;
  }

  /** All columns, read as a document. */
  public Selection<D> selection() {
    return selection;
  }

  public IndexedVectors vectors() {
    return vectors;
  }

  public List<String> keyNames() {
    return keyNames;
  }

  /** Whether it has rows of other types, too. */
  public boolean isShared() {
    return shared;
  }

  /** What is saved in the place of {@code document}, with its constraints checked. */
  public D prepare(D document, Settings chosen) {
    D hooked = hooked(document);
    DocumentModel<D> own = model.modelOf(hooked);
    return checked(auditing().saved(own, hooked, chosen.skipsNulls(own)));
  }

  /** The same for a document that is inserted if there is no row. */
  public D prepareNew(D document) {
    D hooked = hooked(document);
    return checked(auditing().inserted(model.modelOf(hooked), hooked));
  }

  /** The same for a document whose row was {@code before}. */
  public D prepareChange(D before, D after) {
    D hooked = hooked(after);
    Arguments.given(before, "a document");
    return checked(auditing().changed(model.modelOf(hooked), before, hooked));
  }

  private Auditing auditing() {
    return defaults().auditing();
  }

  private D hooked(D document) {
    Arguments.given(document, "a document");
    return defaults().hooks().apply(model.modelOf(document).prepare(document));
  }

  private D checked(D prepared) {
    if (defaults().validating()) {
      defaults().check().accept(prepared);
    }
    return prepared;
  }

  public List<? extends Column<?, ?>> keyColumns() {
    return keyColumns;
  }

  public List<? extends Column<?, ?>> partitionColumns() {
    return keyColumns.subList(0, model.partitionKeySize());
  }

  /**
   * The keyspace: the handle's, the document's or its base's, the configuration's, the
   * connection's.
   */
  public String keyspace(Settings settings) {
    String own = settings.keyspace();
    if (own != null) {
      return own;
    }
    String known = defaultKeyspace;
    if (known == null) {
      known = ownKeyspace();
      defaultKeyspace = known;
    }
    return known;
  }

  private String ownKeyspace() {
    return model
        .keyspace()
        .or(() -> model.viewOf().flatMap(base -> Models.document(base).keyspace()))
        .or(session::keyspace)
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
  public WrittenColumns writes(Settings settings, List<ModelColumn> columns, boolean back) {
    List<String> names = columns.stream().map(ModelColumn::name).toList();
    return new WrittenColumns(
        keyspace(settings), model.tableName(), names, back ? names : List.of());
  }

  /** The type and its table, for people; asks no connection for a keyspace. */
  public String describe(Settings settings) {
    return model.typeName() + " in " + described(settings);
  }

  /** The table's name as CQL, with as much of the keyspace as is known without a connection. */
  public String described(Settings settings) {
    String keyspace =
        settings.keyspace() != null
            ? settings.keyspace()
            : model.keyspace().orElse(session.defaults().keyspace());
    return keyspace == null
        ? Cql.names(List.of(model.tableName()))
        : Cql.table(keyspace, model.tableName());
  }

  /** The table's full name as CQL. */
  public String name(Settings settings) {
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
