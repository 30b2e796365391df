package dev.coodie;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;

/** What the annotation processor would write. */
public final class ErrorsTest_Ranked_ {
  static final PartitionColumn<ErrorsTest.Ranked, Integer> id =
      PartitionColumn.of(ErrorsTest.Ranked.class, "id", ValueType.INT);
  static final ClusteringColumn<ErrorsTest.Ranked, Integer> rank =
      ClusteringColumn.of(ErrorsTest.Ranked.class, "rank", ValueType.INT);
  static final ClusteringColumn<ErrorsTest.Ranked, String> name =
      ClusteringColumn.of(ErrorsTest.Ranked.class, "name", ValueType.TEXT);

  public static final DocumentModel<ErrorsTest.Ranked> MODEL =
      DocumentModel.builder(ErrorsTest.Ranked.class, "ranked")
          .partitionKey(id)
          .clusteringKey(rank, ClusteringOrder.ASC)
          .clusteringKey(name, ClusteringOrder.ASC)
          .build(
              in -> new ErrorsTest.Ranked(in.getInt(0), in.getInt(1), in.get(2, ValueType.TEXT)),
              (ranked, out) -> {
                out.setInt(0, ranked.id());
                out.setInt(1, ranked.rank());
                out.set(2, ValueType.TEXT, ranked.name());
              });

  private ErrorsTest_Ranked_() {}
}
