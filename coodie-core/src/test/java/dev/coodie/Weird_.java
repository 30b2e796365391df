package dev.coodie;

import dev.coodie.annotation.Order;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.CqlType;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.model.DocumentModel;
import java.util.Objects;

/** What the annotation processor would write. */
public final class Weird_ {
  static final PartitionColumn<Weird, String> order =
      PartitionColumn.of(Weird.class, "order", CqlType.TEXT);
  static final ClusteringColumn<Weird, Integer> camelCase =
      ClusteringColumn.of(Weird.class, "camelCase", CqlType.INT);
  static final PlainColumn<Weird, Integer> hostile =
      PlainColumn.of(Weird.class, "weird\"; drop", CqlType.INT);

  public static final DocumentModel<Weird> MODEL =
      DocumentModel.builder(Weird.class, "weird\"; drop")
          .partitionKey(order)
          .clusteringKey(camelCase, Order.ASC)
          .column(hostile)
          .build(
              row ->
                  new Weird(
                      Objects.requireNonNull(row.get(0, CqlType.TEXT)),
                      row.getInt(1),
                      row.getInt(2)),
              (weird, out) -> {
                out.set(0, CqlType.TEXT, weird.order());
                out.setInt(1, weird.camelCase());
                out.setInt(2, weird.hostile());
              });

  private Weird_() {}
}
