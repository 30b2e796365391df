package dev.coodie;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;
import java.util.Objects;

/** What the annotation processor would write. */
public final class Weird_ {
  static final PartitionColumn<Weird, String> order =
      PartitionColumn.of(Weird.class, "order", ValueType.TEXT);
  static final ClusteringColumn<Weird, Integer> camelCase =
      ClusteringColumn.of(Weird.class, "camelCase", ValueType.INT);
  static final PlainColumn<Weird, Integer> hostile =
      PlainColumn.of(Weird.class, "weird\"; drop", ValueType.INT);

  public static final DocumentModel<Weird> MODEL =
      DocumentModel.builder(Weird.class, "weird\"; drop")
          .partitionKey(order)
          .clusteringKey(camelCase, ClusteringOrder.ASC)
          .column(hostile)
          .build(
              row ->
                  new Weird(
                      Objects.requireNonNull(row.get(0, ValueType.TEXT)),
                      row.getInt(1),
                      row.getInt(2)),
              (weird, out) -> {
                out.set(0, ValueType.TEXT, weird.order());
                out.setInt(1, weird.camelCase());
                out.setInt(2, weird.hostile());
              });

  private Weird_() {}
}
