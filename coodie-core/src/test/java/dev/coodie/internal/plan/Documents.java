package dev.coodie.internal.plan;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.annotation.Similarity;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.CounterColumn;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.RegularColumn;
import dev.coodie.column.ValueType;
import dev.coodie.column.VectorColumn;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.DocumentModelBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Models for plans. */
final class Documents {
  record Thing(int id) {}

  private static final RegularColumn<Thing, String> C = text("c");

  private Documents() {}

  static RegularColumn<Thing, String> text(String name) {
    return PlainColumn.of(Thing.class, name, ValueType.TEXT);
  }

  /** Table {@code t} with the key {@code id}, and more. */
  static DocumentModel<Thing> thing(UnaryOperator<DocumentModelBuilder<Thing>> more) {
    return table("t", more);
  }

  static DocumentModel<Thing> table(String name, UnaryOperator<DocumentModelBuilder<Thing>> more) {
    DocumentModelBuilder<Thing> start =
        DocumentModel.builder(Thing.class, name)
            .partitionKey(PartitionColumn.of(Thing.class, "id", ValueType.INT));
    return build(more.apply(start));
  }

  /** Table {@code t} with column {@code c} and an index {@code i} on it. */
  static DocumentModel<Thing> indexed(
      IndexTarget target, IndexMethod method, Map<String, String> options) {
    return thing(t -> t.column(C).index("i", C, target, method, options));
  }

  static DocumentModel<Thing> indexed(IndexMethod method) {
    return indexed(IndexTarget.VALUES, method, Map.of());
  }

  static DocumentModel<Thing> vectors() {
    return vectors(Map.of());
  }

  static DocumentModel<Thing> vectors(Map<String, String> options) {
    VectorColumn<Thing, List<Float>> v =
        VectorColumn.of(Thing.class, "v", ValueType.vector(ValueType.FLOAT, 3));
    return thing(t -> t.column(v).vectorIndex("i", v, Similarity.COSINE, options));
  }

  static DocumentModel<Thing> counter() {
    return thing(t -> t.counter(CounterColumn.of(Thing.class, "n")));
  }

  /** View {@code v} of {@code t} with the key {@code ((c), id DESC)}. */
  static DocumentModel<Thing> view(String where) {
    return view(where, v -> v);
  }

  static DocumentModel<Thing> view(String where, UnaryOperator<DocumentModelBuilder<Thing>> more) {
    DocumentModelBuilder<Thing> start =
        DocumentModel.builder(Thing.class, "v")
            .partitionKey(PartitionColumn.of(Thing.class, "c", ValueType.TEXT))
            .clusteringKey(
                ClusteringColumn.of(Thing.class, "id", ValueType.INT), ClusteringOrder.DESC)
            .viewOf(Thing.class, "t", where);
    return build(more.apply(start));
  }

  private static DocumentModel<Thing> build(DocumentModelBuilder<Thing> builder) {
    return builder.build(cells -> new Thing(0), (thing, out) -> {});
  }
}
