package dev.coodie.internal.write;

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
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import dev.coodie.schema.definition.ColumnKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes whole documents. */
final class InsertWriter<D> {
  private record Insert(
      DocumentModel<?> model, boolean ifNotExists, Text text, boolean openTypes) {}

  private final Table<D> table;
  private final Settings settings;
  // Documents of one handle are mostly of one type. A lost update costs a look-up.
  private @Nullable Insert latest;

  InsertWriter(Table<D> table, Settings settings) {
    this.table = table;
    this.settings = settings;
  }

  public CqlStatement insert(D document, boolean ifNotExists) {
    DocumentModel<D> model = table.model().modelOf(document);
    Long timestamp = settings.timestamp();
    Integer ttl = settings.ttl();
    int size = model.columns().size();
    @Nullable ByteBuffer[] cells =
        model.cells(document, (timestamp == null ? 0 : 1) + (ttl == null ? 0 : 1));
    if (ifNotExists || settings.skipsNulls(model)) {
      unsetMissing(model, cells);
    }
    keepCreation(model, cells);
    if (ifNotExists && model.versionPosition() >= 0) {
      Versioned.startAt1(model, cells);
    }
    for (int i = 0; i < size && table.vectors().any(); i++) {
      table.vectors().check(model.columns().get(i).column(), cells[i]);
    }
    int next = size;
    if (timestamp != null) {
      cells[next++] = ValueType.BIGINT.encode(timestamp);
    }
    if (ttl != null) {
      cells[next] = ValueType.INT.encode(ttl);
    }
    Insert insert = insert(model, ifNotExists);
    CqlStatement statement = insert.text.with(cells).withOptions(settings.options());
    CqlStatement row =
        timestamp == null || !statement.replacesLists() ? statement : once(model, statement);
    return insert.openTypes
        ? row.withFieldByField((whole, found) -> byField(insert, whole, model.keyOf(cells), found))
        : row;
  }

  /** What tells how a row was made is not taken from it. */
  private static void keepCreation(DocumentModel<?> model, @Nullable ByteBuffer[] cells) {
    for (int i = model.keySize(); i < model.columns().size() && !model.audit().isEmpty(); i++) {
      if (model.audit().isCreation(i) && cells[i] == null) {
        cells[i] = CqlStatement.UNSET;
      }
    }
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
                + " is saved with timestamp(..). Every document of the partition writes it again,"
                + " and lists that are written with the same time are joined. Leave timestamp(..)"
                + " out, mark the list @Frozen, or save it on its own with at(..).update(..).");
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
      table.texts().countHit();
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
    Text known = table.texts().find(shape);
    return known != null
        ? known
        : table
            .texts()
            .remember(
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
        new Routing(name, partition),
        written(model, timestamp, writes));
  }

  private static Written written(DocumentModel<?> model, boolean timestamp, WrittenColumns writes) {
    List<ModelColumn> columns = model.columns();
    List<Written.WholeList> lists = new ArrayList<>();
    for (int i = model.keySize(); i < columns.size(); i++) {
      ModelColumn column = columns.get(i);
      if (column.column().type().isOpenList()) {
        lists.add(new Written.WholeList(column.name(), i, column.kind() == ColumnKind.STATIC));
      }
    }
    return new Written(
        writes,
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
