package dev.coodie.model;

import dev.coodie.column.CellSink;
import dev.coodie.column.Cells;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.CounterColumn;
import dev.coodie.column.Mapping;
import dev.coodie.column.PartitionToken;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.InvalidDocumentException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.IndexDefinition;
import dev.coodie.schema.definition.OptionValue;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.ViewDefinition;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything coodie knows about documents of type {@code D}. Its columns are ordered: partition
 * key, clustering columns, then the rest; rows are read and written in that order. Immutable and
 * thread-safe.
 */
public final class DocumentModel<D> {
  private final Class<D> type;
  private final String table;
  private final Optional<String> keyspace;
  private final int defaultTtl;
  private final boolean skipNulls;
  private final List<ModelColumn> columns;
  private final List<IndexDefinition> indexes;
  private final Map<String, String> masks;
  private final Map<String, String> checks;
  private final Set<String> notNull;
  private final Mapping<D> mapping;
  private final Optional<DiscriminatorModel> discriminator;
  private final Map<Class<?>, DocumentModel<? extends D>> variants;
  private final Map<String, OptionValue> options;
  private final Optional<ViewDefinition> view;
  private final Optional<Class<?>> viewOf;
  private final StatementOptions statementOptions;
  private final @Nullable BucketModel<D> bucket;
  private final @Nullable UnaryOperator<D> beforeSave;
  private final @Nullable UnaryOperator<D> afterRead;
  private final @Nullable String version;
  private final AuditColumns audit;
  private final boolean counter;
  private final boolean staticColumns;
  private final Map<String, Integer> positions = new HashMap<>();
  private final List<Column<?, ?>> keyColumns = new ArrayList<>();
  private final int keySize;
  private final int partitionKeySize;

  DocumentModel(
      DocumentModelBuilder<D> builder,
      Mapping<D> mapping,
      Map<Class<?>, DocumentModel<? extends D>> variants) {
    this.type = builder.type;
    this.table = builder.table;
    this.keyspace = builder.keyspace;
    this.defaultTtl = builder.defaultTtl;
    this.skipNulls = builder.skipNulls;
    this.columns = List.copyOf(builder.columns);
    this.indexes = List.copyOf(builder.indexes);
    this.masks = Map.copyOf(builder.masks);
    this.checks = Map.copyOf(builder.checks);
    this.notNull = notNull(builder);
    this.discriminator = builder.discriminator;
    this.mapping = mapping;
    this.variants = variants;
    this.options = builder.options;
    this.view = builder.view;
    this.viewOf = builder.viewOf;
    this.statementOptions = builder.statementOptions;
    this.bucket = builder.bucket.orElse(null);
    this.beforeSave = builder.beforeSave;
    this.afterRead = builder.afterRead;
    this.version = builder.version;
    int partitionKeys = 0;
    boolean statics = false;
    boolean counters = false;
    for (int i = 0; i < columns.size(); i++) {
      ModelColumn each = columns.get(i);
      positions.put(each.name(), i);
      partitionKeys += each.kind() == ColumnKind.PARTITION_KEY ? 1 : 0;
      statics |= each.kind() == ColumnKind.STATIC;
      counters |= each.column() instanceof CounterColumn;
      if (each.isKey()) {
        keyColumns.add(each.column());
      }
    }
    this.audit =
        new AuditColumns(
            place(builder.createdAt),
            place(builder.createdBy),
            place(builder.modifiedAt),
            place(builder.modifiedBy));
    this.keySize = keyColumns.size();
    this.partitionKeySize = partitionKeys;
    this.staticColumns = statics;
    this.counter = counters;
  }

  /** Starts the model of {@code type}, stored in {@code table} (as the server has it, unquoted). */
  public static <D> DocumentModelBuilder<D> builder(Class<D> type, String table) {
    return new DocumentModelBuilder<>(type, table);
  }

  /** The document's class. */
  public Class<D> type() {
    return type;
  }

  /** The class's name as messages show it, for example {@code EventLog}. */
  public String typeName() {
    return type.getSimpleName();
  }

  /** The table as the server has it, unquoted. */
  public String tableName() {
    return table;
  }

  /** The keyspace the document insists on, if any. */
  public Optional<String> keyspace() {
    return keyspace;
  }

  /** Whether saving leaves the cells of null properties untouched. */
  public boolean skipNulls() {
    return skipNulls;
  }

  /** All columns: partition key, clustering columns, the rest. */
  public List<ModelColumn> columns() {
    return columns;
  }

  /** Its indexes. */
  public List<IndexDefinition> indexes() {
    return indexes;
  }

  /** How many columns the primary key has; they come first. */
  public int keySize() {
    return keySize;
  }

  /** How many columns the partition key has; they come first. */
  public int partitionKeySize() {
    return partitionKeySize;
  }

  /** Which rows of a shared table are of this type, if the table is shared. */
  public Optional<DiscriminatorModel> discriminator() {
    return discriminator;
  }

  /** The options of statements where a handle gives none. */
  public StatementOptions statementOptions() {
    return statementOptions;
  }

  /** Whether its columns beside the key are counters. */
  public boolean isCounter() {
    return counter;
  }

  /** The class of the base document, if this is a materialized view. */
  public Optional<Class<?>> viewOf() {
    return viewOf;
  }

  /** The partition key column that is filled from a time, if there is one. */
  public Optional<BucketModel<D>> bucket() {
    return Optional.ofNullable(bucket);
  }

  /** Whether some columns belong to the partition, not to the row. */
  public boolean hasStaticColumns() {
    return staticColumns;
  }

  /** Whether the column belongs to the partition, not to the row; false for an unknown one. */
  public boolean isStatic(Column<?, ?> column) {
    int position = position(column.name());
    return position >= 0 && columns.get(position).kind() == ColumnKind.STATIC;
  }

  /** The place of the column that counts the saves of a row, or -1. */
  public int versionPosition() {
    return place(version);
  }

  /** The places of the columns that tell who wrote a row, and when. */
  public AuditColumns audit() {
    return audit;
  }

  /** The token of the partition key. */
  public PartitionToken<D> token() {
    return PartitionToken.of(keyColumns.subList(0, partitionKeySize));
  }

  /** The position of a column, or -1. */
  public int position(String column) {
    return positions.getOrDefault(column, -1);
  }

  /**
   * The column called {@code name}.
   *
   * @throws InvalidQueryException if there is none; the message suggests one
   */
  public ModelColumn column(String name) {
    int position = position(name);
    if (position < 0) {
      throw new InvalidQueryException(
          "coodie-201",
          typeName()
              + " has no column \""
              + name
              + "\". "
              + Suggestions.forName(name, positions.keySet())
              + "Columns: "
              + columnNames(columns)
              + ".");
    }
    return columns.get(position);
  }

  /**
   * This model's version of a column that was made elsewhere.
   *
   * @throws InvalidQueryException if the name is unknown or the types differ
   */
  public ModelColumn require(Column<?, ?> column) {
    ModelColumn own = column(column.name());
    if (!own.column().equals(column)) {
      throw new InvalidQueryException(
          "coodie-207",
          "Column "
              + column
              + " is not of "
              + typeName()
              + ", where it is "
              + own.column()
              + ". Use the constants generated for "
              + typeName()
              + ".");
    }
    return own;
  }

  private static Set<String> notNull(DocumentModelBuilder<?> builder) {
    return builder.columns.stream()
        .filter(c -> !c.isKey())
        .map(ModelColumn::name)
        .filter(c -> builder.checks.getOrDefault(c, "").startsWith("NOT NULL"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The columns beside the key that are {@code NOT NULL}, which every INSERT and UPDATE of the
   * table must write.
   */
  public Set<String> notNullColumns() {
    return notNull;
  }

  /** The table as the schema plan wants it. */
  public TableDefinition definition() {
    return new TableDefinition(
        table,
        columns.stream()
            .map(ModelColumn::definition)
            .map(c -> c.withMask(masks.getOrDefault(c.name(), "")))
            .map(c -> c.withCheck(checks.getOrDefault(c.name(), "")))
            .toList(),
        indexes,
        defaultTtl,
        options,
        view);
  }

  /** The models of the variants that share its table; none if it is not a hierarchy. */
  public Collection<DocumentModel<? extends D>> variants() {
    return variants.values();
  }

  /** The model to write {@code document} with: itself, or that of the variant the document is. */
  @SuppressWarnings("unchecked") // the map holds a model for exactly the class of its documents
  public DocumentModel<D> modelOf(D document) {
    if (variants.isEmpty()) {
      return this;
    }
    DocumentModel<? extends D> variant = variants.get(document.getClass());
    if (variant == null) {
      throw new InvalidDocumentException(
          "coodie-151",
          document.getClass().getName()
              + " is not a known variant of "
              + typeName()
              + ". Annotate it with @Variant and list it in permits or @Document(variants).");
    }
    return (DocumentModel<D>) variant;
  }

  /**
   * A row as a document. The cells are in the order of {@link #columns()}.
   *
   * @throws MappingException if a cell does not fit, or a converter, constructor, setter or builder
   *     throws; the message names table, column where that is known, and key columns. What a hook
   *     throws is thrown as it is
   */
  public D read(Cells cells) {
    D document;
    try {
      document = mapping.read(cells);
    } catch (RuntimeException e) {
      throw explained(cells, e);
    }
    return afterRead == null ? document : afterRead.apply(document);
  }

  /**
   * Cells in the order of {@link #columns()} as a document that {@code @AfterRead} has not seen.
   */
  public D unhooked(@Nullable ByteBuffer[] given) {
    Cells cells = Cells.of(given);
    try {
      return mapping.read(cells);
    } catch (RuntimeException e) {
      throw explained(cells, e);
    }
  }

  /** What a variant's hook threw stays as it is. */
  private RuntimeException explained(Cells cells, RuntimeException error) {
    if (error instanceof MappingException e) {
      return isExplained(e) ? e : misfit().of(cells, e);
    }
    return variants.isEmpty() ? misfit().of(cells, error) : error;
  }

  /** The document to write instead of this one; usually the same. */
  public D prepare(D document) {
    return beforeSave == null ? document : beforeSave.apply(document);
  }

  /**
   * The cells of a document, in the order of {@link #columns()}, with {@code room} empty places
   * after them.
   *
   * @throws InvalidDocumentException if a key is null
   */
  public @Nullable ByteBuffer[] cells(D document, int room) {
    return cells(document, new CellSink(columns.size() + room));
  }

  private @Nullable ByteBuffer[] cells(D document, CellSink sink) {
    try {
      mapping.write(document, sink);
    } catch (InvalidQueryException e) {
      throw aboutColumn(sink.latest(), e);
    }
    @Nullable ByteBuffer[] cells = sink.cells();
    if (bucket != null) {
      bucket.fill(this, cells);
    }
    for (int i = 0; i < keySize; i++) {
      if (cells[i] == null) {
        throw new InvalidDocumentException(
            "coodie-152",
            typeName()
                + " has null in key column \""
                + columns.get(i).name()
                + "\". Every key column needs a value before the document can be written.");
      }
    }
    return cells;
  }

  /**
   * The address of a document's row.
   *
   * @throws InvalidDocumentException if a key is null
   */
  public Condition<D> keyOf(D document) {
    return keyOf(cells(document, CellSink.first(keySize)));
  }

  /** The address of the row that starts with the cells of a key. */
  public Condition<D> keyOf(@Nullable ByteBuffer[] cells) {
    return Condition.equalCells(keyColumns, cells);
  }

  /** Cells in the order of {@link #columns()} as a document. */
  public D read(@Nullable ByteBuffer[] cells) {
    return read(Cells.of(cells));
  }

  /** The same error, about a column of this document. */
  private InvalidQueryException aboutColumn(int column, InvalidQueryException error) {
    return column < 0
        ? error
        : error.in(
            this
                + " has a value that does not fit column \""
                + columns.get(column).name()
                + "\": ");
  }

  /** It names a row of another variant, or the column already. */
  private static boolean isExplained(MappingException error) {
    return error.id().equals("coodie-412") || error.id().equals("coodie-411");
  }

  private Misfit<D> misfit() {
    List<? extends Column<?, ?>> all = columns.stream().map(ModelColumn::column).toList();
    return new Misfit<>(type, this, all, mapping::read);
  }

  private int place(@Nullable String column) {
    return column == null ? -1 : position(column);
  }

  private static String columnNames(List<ModelColumn> columns) {
    return columns.stream().map(ModelColumn::name).collect(Collectors.joining(", "));
  }

  /** For messages, for example {@code EventLog (table event_log)}. */
  @Override
  public String toString() {
    return typeName() + " (table " + table + ")";
  }
}
