package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Condition;
import dev.coodie.column.CqlType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Routing;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.Shape;
import dev.coodie.internal.cql.Texts.Text;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The operations of {@link Documents} as statements, not run. */
@CheckReturnValue
public final class CqlDocuments<D> {
  private record Insert(DocumentModel<?> model, boolean ifNotExists, Text text) {}

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
    return new CqlQuery<>(query(List.of(key))).one();
  }

  /** See {@link Documents#findOne}. */
  @SafeVarargs
  public final CqlStatement findOne(Condition<? super D>... conditions) {
    return new CqlQuery<>(query(List.of(conditions))).atMostOne();
  }

  /** See {@link Documents#save}. */
  public CqlStatement save(D document) {
    return insert(document, false);
  }

  /** See {@link Documents#insertIfNotExists}. */
  public CqlStatement insertIfNotExists(D document) {
    if (settings.timestamp() != null) {
      throw TargetState.timestampOnConditional();
    }
    return insert(document, true).asConditional();
  }

  /** See {@link Documents#delete}. */
  public CqlStatement delete(D document) {
    return new TargetState<>(table, settings, table.model.modelOf(document).keyOf(document).terms())
        .delete(List.of());
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
    if (ifNotExists || settings.skipNulls() || model.skipNulls()) {
      unsetMissing(model, cells);
    }
    int next = size;
    if (timestamp != null) {
      cells[next++] = CqlType.BIGINT.encode(timestamp);
    }
    if (ttl != null) {
      cells[next] = CqlType.INT.encode(ttl);
    }
    Text text = insertText(model, ifNotExists);
    return text.with(cells).withOptions(settings.options());
  }

  private Text insertText(DocumentModel<D> model, boolean ifNotExists) {
    Insert known = latest;
    if (known == null || known.model != model || known.ifNotExists != ifNotExists) {
      known = new Insert(model, ifNotExists, findInsertText(model, ifNotExists));
      latest = known;
    }
    return known.text;
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
        : table.texts.remember(shape, insertText(name, model, ifNotExists, timestamp, ttl));
  }

  private static Text insertText(
      String name, DocumentModel<?> model, boolean ifNotExists, boolean timestamp, boolean ttl) {
    List<CqlType<?>> types = new ArrayList<>();
    model.columns().forEach(c -> types.add(c.column().type()));
    if (timestamp) {
      types.add(CqlType.BIGINT);
    }
    if (ttl) {
      types.add(CqlType.INT);
    }
    List<String> columns = model.columns().stream().map(ModelColumn::name).toList();
    int[] key = IntStream.range(0, model.partitionKeySize()).toArray();
    return new Text(
        Cql.insert(name, columns, ifNotExists, timestamp, ttl),
        types.toArray(new CqlType<?>[0]),
        new Routing(name, key));
  }

  /** A null, or a collection that is empty and so the same as null, is left as it is. */
  private static void unsetMissing(DocumentModel<?> model, @Nullable ByteBuffer[] cells) {
    List<ModelColumn> columns = model.columns();
    for (int i = model.keySize(); i < columns.size(); i++) {
      ByteBuffer cell = cells[i];
      CqlType<?> type = columns.get(i).column().type();
      boolean empty =
          cell != null
              && type.isCollection()
              && !type.isFrozen()
              && cell.remaining() == 4
              && cell.getInt(cell.position()) == 0;
      if (cell == null || empty) {
        cells[i] = CqlStatement.UNSET;
      }
    }
  }
}
