package dev.coodie.model;

import dev.coodie.annotation.IndexTarget;
import dev.coodie.annotation.Order;
import dev.coodie.column.CellSink;
import dev.coodie.column.Cells;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.Column;
import dev.coodie.column.Mapping;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.RegularColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.error.InvalidDocumentException;
import dev.coodie.schema.ColumnKind;
import dev.coodie.schema.IndexDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Collects the facts of a {@link DocumentModel}; used once, by one thread. */
public final class DocumentModelBuilder<D> {
  final Class<D> type;
  final String table;
  final List<ModelColumn> columns = new ArrayList<>();
  final List<IndexDefinition> indexes = new ArrayList<>();
  final Map<String, DocumentModel<? extends D>> variants = new LinkedHashMap<>();
  Optional<String> keyspace = Optional.empty();
  Optional<DiscriminatorModel> discriminator = Optional.empty();
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

  /** The next column of the partition key. */
  public DocumentModelBuilder<D> partitionKey(PartitionColumn<D, ?> column) {
    return add(column, ColumnKind.PARTITION_KEY, Order.ASC);
  }

  /** The next clustering column. */
  public DocumentModelBuilder<D> clusteringKey(ClusteringColumn<D, ?> column, Order order) {
    return add(column, ColumnKind.CLUSTERING, order);
  }

  /** The next column whose value all rows of a partition share. */
  public DocumentModelBuilder<D> staticColumn(RegularColumn<D, ?> column) {
    return add(column, ColumnKind.STATIC, Order.ASC);
  }

  /** The next column. */
  public DocumentModelBuilder<D> column(RegularColumn<D, ?> column) {
    return add(column, ColumnKind.REGULAR, Order.ASC);
  }

  /** A secondary index on a column added before. */
  public DocumentModelBuilder<D> index(String name, Column<D, ?> column, IndexTarget target) {
    indexes.add(new IndexDefinition(name, column.name(), target));
    return this;
  }

  /**
   * This type is one variant of a shared table: its rows have {@code value} in {@code column},
   * which is written with every document and is its last column.
   */
  public DocumentModelBuilder<D> variantOf(String column, String value, boolean indexed) {
    add(TextColumn.of(type, column, dev.coodie.column.CqlType.TEXT), ColumnKind.REGULAR, Order.ASC);
    indexDiscriminator(column, indexed);
    return discriminator(column, List.of(value), false, indexed);
  }

  /** The next variant of the hierarchy of which this type is the root or an inner level. */
  public DocumentModelBuilder<D> variant(DocumentModel<? extends D> model) {
    DiscriminatorModel own =
        model
            .discriminator()
            .orElseThrow(() -> new IllegalArgumentException(model + " is no variant"));
    variants.put(own.values().get(0), model);
    return this;
  }

  /** Ends the model of a type with rows of its own. */
  public DocumentModel<D> build(Function<Cells, D> read, BiConsumer<D, CellSink> write) {
    Mapping<D> mapping = Mapping.of(read, write);
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
      indexes.add(new IndexDefinition(table + "_" + column + "_idx", column, IndexTarget.VALUES));
    }
  }

  private DocumentModelBuilder<D> discriminator(
      String column, List<String> values, boolean all, boolean indexed) {
    discriminator = Optional.of(new DiscriminatorModel(column, values, all, indexed));
    return this;
  }

  private DocumentModelBuilder<D> add(Column<?, ?> column, ColumnKind kind, Order order) {
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
