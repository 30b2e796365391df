package dev.coodie;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.column.CellSink;
import dev.coodie.column.Cells;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.Condition;
import dev.coodie.column.CounterColumn;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;
import java.util.Objects;

/** A counter document, written by hand. */
public final class Hits_ {
  static final PartitionColumn<Hits, String> page =
      PartitionColumn.of(Hits.class, "page", ValueType.TEXT);
  static final ClusteringColumn<Hits, Integer> day =
      ClusteringColumn.of(Hits.class, "day", ValueType.INT);
  static final CounterColumn<Hits> views = CounterColumn.of(Hits.class, "views");
  static final CounterColumn<Hits> likes = CounterColumn.of(Hits.class, "likes");

  public static final DocumentModel<Hits> MODEL =
      DocumentModel.builder(Hits.class, "hits")
          .partitionKey(page)
          .clusteringKey(day, ClusteringOrder.DESC)
          .counter(views)
          .counter(likes)
          .build(Hits_::read, Hits_::write);

  private Hits_() {}

  static Condition<Hits> key(String pageValue, int dayValue) {
    return Condition.all(page.eq(pageValue), day.eq(dayValue));
  }

  private static Hits read(Cells row) {
    return new Hits(
        Objects.requireNonNull(row.get(0, ValueType.TEXT)),
        row.getInt(1),
        row.get(2, ValueType.COUNTER),
        row.get(3, ValueType.COUNTER));
  }

  private static void write(Hits hits, CellSink out) {
    out.set(0, ValueType.TEXT, hits.page());
    out.set(1, ValueType.INT, hits.day());
    out.set(2, ValueType.COUNTER, hits.views());
    out.set(3, ValueType.COUNTER, hits.likes());
  }
}
