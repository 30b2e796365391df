package dev.coodie.model;

import dev.coodie.annotation.BucketUnit;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.annotation.Similarity;
import dev.coodie.column.CellSink;
import dev.coodie.column.Cells;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.Column;
import dev.coodie.column.CounterColumn;
import dev.coodie.column.Mapping;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.RegularColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.VectorColumn;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.InvalidDocumentException;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.IndexDefinition;
import dev.coodie.schema.definition.OptionValue;
import dev.coodie.schema.definition.ViewDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the facts of a {@link DocumentModel}; used once, by one thread. */
public final class DocumentModelBuilder<D> {
  /** Compiled for the first mask: most documents have none. */
  private static final class Masks {
    static final Pattern MASK =
        Pattern.compile("(?is)default|[\\w.\"]+\\((?:[^'();]|'(?:[^']|'')*')*\\)");
  }

  final Class<D> type;
  final String table;
  final List<ModelColumn> columns = new ArrayList<>();
  final List<IndexDefinition> indexes = new ArrayList<>();
  final Map<String, String> masks = new LinkedHashMap<>();
  final Map<String, String> checks = new LinkedHashMap<>();
  final Map<String, DocumentModel<? extends D>> variants = new LinkedHashMap<>();
  Optional<String> keyspace = Optional.empty();
  Optional<DiscriminatorModel> discriminator = Optional.empty();
  final Map<String, OptionValue> options = new LinkedHashMap<>();
  Optional<ViewDefinition> view = Optional.empty();
  Optional<Class<?>> viewOf = Optional.empty();
  Optional<BucketModel<D>> bucket = Optional.empty();
  StatementOptions statementOptions = StatementOptions.DEFAULT;
  @Nullable UnaryOperator<D> beforeSave;
  @Nullable UnaryOperator<D> afterRead;
  @Nullable String version;
  @Nullable String createdAt;
  @Nullable String createdBy;
  @Nullable String modifiedAt;
  @Nullable String modifiedBy;
  int defaultTtl;
  boolean skipNulls;

  DocumentModelBuilder(Class<D> type, String table) {
    this.type = type;
    this.table = table;
  }

  /** The keyspace the document insists on. */
  public DocumentModelBuilder<D> keyspace(String name) {
    keyspace = Optional.of(name);
    return this;
  }

  /** The table's default TTL in seconds. */
  public DocumentModelBuilder<D> defaultTtl(int seconds) {
    defaultTtl = seconds;
    return this;
  }

  /** Saving leaves the cells of null properties untouched. */
  public DocumentModelBuilder<D> skipNulls() {
    skipNulls = true;
    return this;
  }

  /** An option of the table that is a text, number or truth. */
  public DocumentModelBuilder<D> option(String name, String value) {
    options.put(name, new OptionValue(value, Map.of()));
    return this;
  }

  /** An option of the table that is a map. */
  public DocumentModelBuilder<D> option(String name, Map<String, String> entries) {
    options.put(name, new OptionValue("", entries));
    return this;
  }

  /** The consistency level where a handle gives none. */
  public DocumentModelBuilder<D> consistency(Consistency level) {
    statementOptions = statementOptions.withConsistency(level);
    return this;
  }

  /** The execution profile where a handle gives none. */
  public DocumentModelBuilder<D> profile(String name) {
    statementOptions = statementOptions.withProfile(name);
    return this;
  }

  /** The type is a materialized view of {@code base}, with the rows that {@code where} selects. */
  public DocumentModelBuilder<D> viewOf(Class<?> base, String baseTable, String where) {
    viewOf = Optional.of(base);
    view = Optional.of(new ViewDefinition(baseTable, where));
    return this;
  }

  /** What is called before a document is checked and written. */
  public DocumentModelBuilder<D> beforeSave(UnaryOperator<D> hook) {
    beforeSave = hook;
    return this;
  }

  /** What is called after a row became a document. */
  public DocumentModelBuilder<D> afterRead(UnaryOperator<D> hook) {
    afterRead = hook;
    return this;
  }

  /** {@code column}, added before, is filled with the bucket that {@code time} is in. */
  public DocumentModelBuilder<D> bucket(
      PartitionColumn<D, ?> column, ClusteringColumn<D, Instant> time, BucketUnit unit) {
    bucket = Optional.of(new BucketModel<>(column, time, unit));
    return this;
  }

  /** {@code column}, added before, counts the saves of a row. */
  public DocumentModelBuilder<D> version(RegularColumn<D, ? extends Number> column) {
    version = column.name();
    return this;
  }

  /** {@code column}, added before, tells when the row was made. */
  public DocumentModelBuilder<D> createdAt(RegularColumn<D, ?> column) {
    createdAt = column.name();
    return this;
  }

  /** {@code column}, added before, tells who made the row. */
  public DocumentModelBuilder<D> createdBy(RegularColumn<D, ?> column) {
    createdBy = column.name();
    return this;
  }

  /** {@code column}, added before, tells when the document was written last. */
  public DocumentModelBuilder<D> modifiedAt(RegularColumn<D, ?> column) {
    modifiedAt = column.name();
    return this;
  }

  /** {@code column}, added before, tells who wrote the document last. */
  public DocumentModelBuilder<D> modifiedBy(RegularColumn<D, ?> column) {
    modifiedBy = column.name();
    return this;
  }

  /** The next column of the partition key. */
  public DocumentModelBuilder<D> partitionKey(PartitionColumn<D, ?> column) {
    return add(column, ColumnKind.PARTITION_KEY, ClusteringOrder.ASC);
  }

  /** The next clustering column. */
  public DocumentModelBuilder<D> clusteringKey(
      ClusteringColumn<D, ?> column, ClusteringOrder order) {
    return add(column, ColumnKind.CLUSTERING, order);
  }

  /** The next column whose value all rows of a partition share. */
  public DocumentModelBuilder<D> staticColumn(RegularColumn<D, ?> column) {
    return add(column, ColumnKind.STATIC, ClusteringOrder.ASC);
  }

  /** The next column. */
  public DocumentModelBuilder<D> column(RegularColumn<D, ?> column) {
    return add(column, ColumnKind.REGULAR, ClusteringOrder.ASC);
  }

  /** The next counter. */
  public DocumentModelBuilder<D> counter(CounterColumn<D> column) {
    return add(column, ColumnKind.REGULAR, ClusteringOrder.ASC);
  }

  /** The next counter that all rows of a partition share. */
  public DocumentModelBuilder<D> staticCounter(CounterColumn<D> column) {
    return add(column, ColumnKind.STATIC, ClusteringOrder.ASC);
  }

  /** A secondary index on a column added before. */
  public DocumentModelBuilder<D> index(String name, Column<D, ?> column, IndexTarget target) {
    return index(name, column, target, IndexMethod.SECONDARY, Map.of());
  }

  /** An index on a column added before, with options by name. */
  public DocumentModelBuilder<D> index(
      String name,
      Column<D, ?> column,
      IndexTarget target,
      IndexMethod method,
      Map<String, String> indexOptions) {
    indexes.add(new IndexDefinition(name, column.name(), target, method, indexOptions));
    return this;
  }

  /**
   * What roles without {@code UNMASK} see of a column added before: {@code DEFAULT}, or a call of a
   * function, as CQL.
   *
   * @throws InvalidDocumentException if it is neither
   */
  public DocumentModelBuilder<D> masked(Column<D, ?> column, String mask) {
    if (!Masks.MASK.matcher(mask).matches()) {
      throw new InvalidDocumentException(
          "coodie-292",
          type.getSimpleName()
              + " has @Masked(\""
              + mask
              + "\") for column \""
              + column.name()
              + "\". Write DEFAULT, or a call of a masking function without the column, such as"
              + " mask_inner(1, null).");
    }
    masks.put(column.name(), mask);
    return this;
  }

  /**
   * What must hold for the values of a column added before, as CQL without {@code CHECK}; {@code
   * NOT NULL} comes first.
   */
  public DocumentModelBuilder<D> check(Column<D, ?> column, String condition) {
    checks.put(column.name(), condition);
    return this;
  }

  /** An index for the nearest vectors on a column added before. */
  public DocumentModelBuilder<D> vectorIndex(
      String name, VectorColumn<D, ?> column, Similarity similarity) {
    return vectorIndex(name, column, similarity, Map.of());
  }

  /** The same with options of how its graph is built and searched. */
  public DocumentModelBuilder<D> vectorIndex(
      String name, VectorColumn<D, ?> column, Similarity similarity, Map<String, String> options) {
    Map<String, String> all = new HashMap<>(options);
    all.put("similarity_function", similarity.name());
    return index(name, column, IndexTarget.VALUES, IndexMethod.VECTOR, all);
  }

  /**
   * This type is one variant of a shared table: its rows have {@code value} in {@code column},
   * which is written with every document and is its last column.
   */
  public DocumentModelBuilder<D> variantOf(String column, String value, boolean indexed) {
    add(
        TextColumn.of(type, column, dev.coodie.column.ValueType.TEXT),
        ColumnKind.REGULAR,
        ClusteringOrder.ASC);
    indexDiscriminator(column, indexed);
    return discriminator(column, List.of(value), false, indexed);
  }

  /** The next variant of the hierarchy of which this type is the root or an inner level. */
  public DocumentModelBuilder<D> variant(DocumentModel<? extends D> model) {
    DiscriminatorModel own =
        model
            .discriminator()
            .orElseThrow(() -> new IllegalArgumentException(model + " is not a variant"));
    variants.put(own.values().get(0), model);
    return this;
  }

  /** Ends the model of a type with rows of its own, which two functions read and write. */
  public DocumentModel<D> build(Function<Cells, D> read, BiConsumer<D, CellSink> write) {
    return build(Mapping.of(read, write));
  }

  /** Ends the model of a type with rows of its own. */
  public DocumentModel<D> build(Mapping<D> ofRows) {
    Mapping<D> mapping = ofRows;
    checkKey();
    if (discriminator.isPresent()) {
      DiscriminatorModel own = discriminator.get();
      mapping =
          new VariantMapping<>(
              type, mapping, own.column(), columns.size() - 1, own.values().get(0));
    }
    return new DocumentModel<>(this, mapping, Map.of());
  }

  /**
   * Ends the model of a hierarchy: its columns are those of all variants. {@code complete} says
   * that the table has no variants but these.
   */
  public DocumentModel<D> buildHierarchy(String column, boolean indexed, boolean complete) {
    discriminator(column, List.copyOf(variants.keySet()), complete, indexed);
    Hierarchy<D> hierarchy = Hierarchy.of(type, column, variants);
    columns.addAll(hierarchy.columns());
    indexDiscriminator(column, indexed);
    for (DocumentModel<? extends D> variant : variants.values()) {
      variant.definition().columns().stream()
          .filter(ColumnDefinition::isMasked)
          .forEach(c -> masks.put(c.name(), c.mask()));
      variant.definition().columns().stream()
          .filter(c -> !c.check().isEmpty())
          .forEach(c -> checks.put(c.name(), c.check()));
      for (IndexDefinition index : variant.definition().indexes()) {
        if (!indexes.contains(index)) {
          indexes.add(index);
        }
      }
    }
    checkKey();
    return new DocumentModel<>(this, hierarchy, hierarchy.byClass());
  }

  private void indexDiscriminator(String column, boolean indexed) {
    if (indexed) {
      indexes.add(
          new IndexDefinition(
              table + "_" + column + "_idx",
              column,
              IndexTarget.VALUES,
              IndexMethod.SECONDARY,
              Map.of()));
    }
  }

  private DocumentModelBuilder<D> discriminator(
      String column, List<String> values, boolean all, boolean indexed) {
    discriminator = Optional.of(new DiscriminatorModel(column, values, all, indexed));
    return this;
  }

  private DocumentModelBuilder<D> add(Column<?, ?> column, ColumnKind kind, ClusteringOrder order) {
    columns.add(new ModelColumn(column, kind, order));
    return this;
  }

  private void checkKey() {
    if (columns.isEmpty() || columns.get(0).kind() != ColumnKind.PARTITION_KEY) {
      throw new InvalidDocumentException(
          "coodie-101",
          type.getSimpleName()
              + " has no partition key. Annotate at least one component, for example @PartitionKey"
              + " String id.");
    }
  }
}
