package dev.coodie.it;

import dev.coodie.column.PartitionColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.DocumentModelBuilder;
import java.util.function.UnaryOperator;

/** In the place of what the annotation processor would write; the model changes. */
public final class Anything_ {
  static final PartitionColumn<Anything, Integer> ID =
      PartitionColumn.of(Anything.class, "id", ValueType.INT);

  public static volatile DocumentModel<Anything> MODEL = build(start("anything"));

  private Anything_() {}

  /** The document is now table {@code table} with the key {@code id}, and more. */
  static void is(String table, UnaryOperator<DocumentModelBuilder<Anything>> more) {
    MODEL = build(more.apply(start(table)));
  }

  private static DocumentModelBuilder<Anything> start(String table) {
    return DocumentModel.builder(Anything.class, table).partitionKey(ID);
  }

  private static DocumentModel<Anything> build(DocumentModelBuilder<Anything> builder) {
    return builder.build(
        cells -> new Anything(cells.getInt(0)), (any, out) -> out.setInt(0, any.id()));
  }
}
