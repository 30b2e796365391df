package dev.coodie.it;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.DocumentModelBuilder;
import java.util.function.UnaryOperator;

/** In the place of what the annotation processor would write; the model changes. */
public final class AnyView_ {
  public static volatile DocumentModel<AnyView> MODEL = build(start("any_view", "Select"));

  private AnyView_() {}

  /** The view is now {@code view}, with the key {@code ((column), id DESC)}, and more. */
  static void is(String view, String column, UnaryOperator<DocumentModelBuilder<AnyView>> more) {
    MODEL = build(more.apply(start(view, column)));
  }

  private static DocumentModelBuilder<AnyView> start(String view, String column) {
    return DocumentModel.builder(AnyView.class, view)
        .partitionKey(PartitionColumn.of(AnyView.class, column, ValueType.TEXT))
        .clusteringKey(
            ClusteringColumn.of(AnyView.class, "id", ValueType.INT), ClusteringOrder.DESC);
  }

  private static DocumentModel<AnyView> build(DocumentModelBuilder<AnyView> builder) {
    return builder.build(
        cells -> new AnyView(cells.getInt(1)), (view, out) -> out.setInt(1, view.id()));
  }
}
