package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.Fit;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Routing;
import dev.coodie.driver.Written;
import dev.coodie.driver.WrittenColumns;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.Shape;
import dev.coodie.internal.cql.Texts.Text;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import dev.coodie.schema.ColumnKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The operations of {@link Documents} as statements, not run. */
@CheckReturnValue
public final class CqlDocuments<D> {
  private record Insert(
      DocumentModel<?> model, boolean ifNotExists, Text text, boolean openTypes) {}

  private final Table<D> table;
  private final Settings settings;
  // Documents of one handle are mostly of one type. A lost update costs a look-up.
  private @Nullable Insert latest;

  CqlDocuments(Table<D> table, Settings settings) {
    this.table = table;
    this.settings = settings;
  }

  /** See {@link Documents#get}. */
  public CqlStatement get(Condition<? super D> key) {
    return new CqlQuery<>(query(key)).one();
  }

  /** See {@link Documents#findOne}. */
  @SafeVarargs
  public final CqlStatement findOne(Condition<? super D>... conditions) {
    return new CqlQuery<>(query(List.of(conditions))).atMostOne();
  }

  /** See {@link Documents#save}; a conditional write when the document has a version. */
  public CqlStatement save(D document) {
    return savePrepared(table.prepare(document));
  }

  CqlStatement savePrepared(D document) {
    if (table.model.modelOf(document).versionPosition() < 0) {
      return insert(document, false);
    }
    Versioned<D> versioned = Versioned.of(table, document);
    return versioned.isNew()
        ? insertPrepared(document)
        : new ChangeWriter<>(table, settings).saveVersioned(versioned);
  }

  /** See {@link Documents#insertIfNotExists}. */
  public CqlStatement insertIfNotExists(D document) {
    return insertPrepared(table.prepare(document));
  }

  private CqlStatement insertPrepared(D document) {
    if (settings.timestamp() != null) {
      throw TargetState.timestampOnConditional();
    }
    return insert(document, true).asConditional();
  }

  /** See {@link Documents#delete}; a conditional write when the document has a version. */
  public CqlStatement delete(D document) {
    DocumentModel<D> model = table.model.modelOf(document);
    return model.versionPosition() < 0
        ? new TargetState<>(table, settings, model.keyOf(document).terms()).delete(List.of())
        : new ChangeWriter<>(table, settings).deleteVersioned(Versioned.of(table, document));
  }

  /** See {@link Documents#saveChanges}; empty when nothing differs, so nothing would be sent. */
  public Optional<CqlStatement> saveChanges(D before, D after) {
    return changes(before, table.prepare(after));
  }

  Optional<CqlStatement> changes(D before, D prepared) {
    return new ChangeWriter<>(table, settings).saveChanges(before, prepared);
  }

  Optional<CqlStatement> swap(AsRead<D> before, D prepared) {
    return new ChangeWriter<>(table, settings).swap(before, prepared);
  }

  /** See {@link Documents#saveJson}. */
  public CqlStatement saveJson(String json) {
    if (table.model.discriminator().isPresent()
        || table.model.versionPosition() >= 0
        || table.model.bucket().isPresent()) {
      throw new InvalidQueryException(
          "coodie-251",
          "saveJson() of "
              + table.model.typeName()
              + ", whose discriminator, version or bucket coodie fills: the server would store the"
              + " JSON without it. Make a document of it, for example with Jackson, and save() that.");
    }
    Long timestamp = settings.timestamp();
    Integer ttl = settings.ttl();
    boolean skip = settings.skipsNulls(table.model);
    List<ValueType<?>> types = new ArrayList<>(List.of(ValueType.TEXT));
    List<ByteBuffer> cells = new ArrayList<>(List.of(ValueType.TEXT.encode(json)));
    if (timestamp != null) {
      types.add(ValueType.BIGINT);
      cells.add(ValueType.BIGINT.encode(timestamp));
    }
    if (ttl != null) {
      types.add(ValueType.INT);
      cells.add(ValueType.INT.encode(ttl));
    }
    String cql = Cql.insertJson(table.name(settings), skip, timestamp != null, ttl != null);
    boolean lists = table.model.columns().stream().anyMatch(c -> c.column().type().isOpenList());
    CqlStatement statement =
        CqlStatement.of(
            cql,
            cells.toArray(new ByteBuffer[0]),
            types.toArray(new ValueType<?>[0]),
            null,
            timestamp == null || !lists,
            table.writes(settings, table.model.columns(), true));
    return timed(statement, timestamp).withOptions(settings.options());
  }

  Settings settings() {
    return settings;
  }

  /** See {@link Documents#truncate}. */
  public CqlStatement truncate() {
    if (table.model.discriminator().filter(d -> !d.all()).isPresent()) {
      throw new InvalidQueryException(
          "coodie-716",
          table.model
              + " shares its table with other types, whose rows TRUNCATE would remove too. Truncate"
              + " the root of the hierarchy, or delete by key.");
    }
    return CqlStatement.of("TRUNCATE " + table.name(settings))
        .withIdempotent(false)
        .withOptions(settings.options());
  }

  QueryState<D> query(Condition<? super D> condition) {
    return new QueryState<>(table.selection, table, settings, condition.terms());
  }

  QueryState<D> query(List<? extends Condition<? super D>> conditions) {
    return new QueryState<>(table, settings, table.selection, conditions);
  }

  private CqlStatement insert(D document, boolean ifNotExists) {
    DocumentModel<D> model = table.model.modelOf(document);
    Long timestamp = settings.timestamp();
    Integer ttl = settings.ttl();
    int size = model.columns().size();
    @Nullable ByteBuffer[] cells =
        model.cells(document, (timestamp == null ? 0 : 1) + (ttl == null ? 0 : 1));
    if (ifNotExists || settings.skipsNulls(model)) {
      unsetMissing(model, cells);
    }
    if (ifNotExists && model.versionPosition() >= 0) {
      Versioned.startAt1(model, cells);
    }
    for (int i = 0; i < size && table.vectors.any(); i++) {
      table.vectors.check(model.columns().get(i).column(), cells[i]);
    }
    int next = size;
    if (timestamp != null) {
      cells[next++] = ValueType.BIGINT.encode(timestamp);
    }
    if (ttl != null) {
      cells[next] = ValueType.INT.encode(ttl);
    }
    Insert insert = insert(model, ifNotExists);
    CqlStatement statement =
        timed(insert.text.with(cells), timestamp).withOptions(settings.options());
    CqlStatement row =
        timestamp == null || !statement.replacesLists() ? statement : once(model, statement);
    return insert.openTypes
        ? row.withFieldByField((whole, found) -> byField(insert, whole, model.keyOf(cells), found))
        : row;
  }

  static CqlStatement timed(CqlStatement statement, @Nullable Long timestamp) {
    WrittenColumns writes = statement.writtenColumns();
    return timestamp == null || writes == null
        ? statement
        : statement.withWrittenColumns(writes.at(timestamp));
  }

  /** Lists that are written twice with one time are there twice. */
  private CqlStatement once(DocumentModel<D> model, CqlStatement statement) {
    for (Written.WholeList list : statement.written().lists()) {
      if (list.ofPartition() && statement.replaces(list)) {
        throw new InvalidQueryException(
            "coodie-250",
            "Static list \""
                + list.column()
                + "\" of "
                + model.typeName()
                + " is saved with timestamp(..). Every document of the partition writes it again, and"
                + " lists that are written with one time are joined. Leave timestamp(..) out, mark the"
                + " list @Frozen, or save it on its own with at(..).update(..).");
      }
    }
    return statement.withIdempotent(false);
  }

  /**
   * The same row without the user-defined types that have fields the document does not know, which
   * are updated field by field. A batch gives all one write time.
   */
  private List<CqlStatement> byField(
      Insert insert, CqlStatement whole, Condition<D> key, List<ValueType<?>> found) {
    @Nullable ByteBuffer[] cells = new ByteBuffer[whole.size()];
    List<Assignment<?>> fields = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      cells[i] = whole.cell(i);
      ValueType<?> type = whole.type(i);
      if (cells[i] != null
          && !whole.isUnset(i)
          && type.isOpenUserType()
          && !Fit.of(type, found.get(i)).unknownFields().isEmpty()) {
        Column<?, ?> column = insert.model.columns().get(i).column();
        fields.addAll(Assignment.ofCell(column, cells[i]).byField(found.get(i)));
        cells[i] = CqlStatement.UNSET;
      }
    }
    if (insert.ifNotExists) {
      fields.removeIf(field -> field.value() == null);
    }
    CqlStatement rest =
        insert.text.with(cells).withOptions(settings.options()).withIdempotent(whole.idempotent());
    CqlStatement row = insert.ifNotExists ? rest.asConditional() : rest;
    return fields.isEmpty()
        ? List.of(row)
        : List.of(row, new TargetState<>(table, settings, key.terms()).update(fields));
  }

  private Insert insert(DocumentModel<D> model, boolean ifNotExists) {
    Insert known = latest;
    if (known == null || known.model != model || known.ifNotExists != ifNotExists) {
      boolean openTypes =
          model.columns().stream().anyMatch(c -> c.column().type().isOpenUserType());
      known = new Insert(model, ifNotExists, findInsertText(model, ifNotExists), openTypes);
      latest = known;
    } else {
      table.texts.countHit();
    }
    return known;
  }

  private Text findInsertText(DocumentModel<D> model, boolean ifNotExists) {
    boolean timestamp = settings.timestamp() != null;
    boolean ttl = settings.ttl() != null;
    String name = table.name(settings);
    Shape shape =
        new Shape(5)
            .add("INSERT")
            .add(name)
            .add(model.type())
            .add(ifNotExists)
            .add((timestamp ? 1 : 0) + (ttl ? 2 : 0));
    Text known = table.texts.find(shape);
    return known != null
        ? known
        : table.texts.remember(
            shape,
            insertText(
                name,
                model,
                ifNotExists,
                timestamp,
                ttl,
                table.writes(settings, model.columns(), !ifNotExists)));
  }

  private static Text insertText(
      String name,
      DocumentModel<?> model,
      boolean ifNotExists,
      boolean timestamp,
      boolean ttl,
      WrittenColumns writes) {
    List<ValueType<?>> types = new ArrayList<>();
    model.columns().forEach(c -> types.add(c.column().type()));
    if (timestamp) {
      types.add(ValueType.BIGINT);
    }
    if (ttl) {
      types.add(ValueType.INT);
    }
    List<String> columns = model.columns().stream().map(ModelColumn::name).toList();
    int[] partition = IntStream.range(0, model.partitionKeySize()).toArray();
    return new Text(
        Cql.insert(name, columns, ifNotExists, timestamp, ttl),
        types.toArray(new ValueType<?>[0]),
        new Routing(name, partition, written(model, timestamp)),
        writes);
  }

  private static Written written(DocumentModel<?> model, boolean timestamp) {
    List<ModelColumn> columns = model.columns();
    List<Written.WholeList> lists = new ArrayList<>();
    for (int i = model.keySize(); i < columns.size(); i++) {
      ModelColumn column = columns.get(i);
      if (column.column().type().isOpenList()) {
        lists.add(new Written.WholeList(column.name(), i, column.kind() == ColumnKind.STATIC));
      }
    }
    return new Written(
        IntStream.range(model.partitionKeySize(), model.keySize()).toArray(),
        lists,
        timestamp ? columns.size() : -1,
        model.hasStaticColumns(),
        true,
        Set.of());
  }

  /** A null, or a collection that is empty and so the same as null, is left as it is. */
  private static void unsetMissing(DocumentModel<?> model, @Nullable ByteBuffer[] cells) {
    List<ModelColumn> columns = model.columns();
    for (int i = model.keySize(); i < columns.size(); i++) {
      if (columns.get(i).column().type().isMissing(cells[i])) {
        cells[i] = CqlStatement.UNSET;
      }
    }
  }
}
