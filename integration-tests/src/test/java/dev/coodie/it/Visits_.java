package dev.coodie.it;

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
public final class Visits_ {
  static final PartitionColumn<Visits, String> page =
      PartitionColumn.of(Visits.class, "page", ValueType.TEXT);
  static final ClusteringColumn<Visits, Integer> day =
      ClusteringColumn.of(Visits.class, "day", ValueType.INT);
  static final CounterColumn<Visits> views = CounterColumn.of(Visits.class, "views");
  static final CounterColumn<Visits> likes = CounterColumn.of(Visits.class, "likes");

  public static final DocumentModel<Visits> MODEL =
      DocumentModel.builder(Visits.class, "visits")
          .partitionKey(page)
          .clusteringKey(day, ClusteringOrder.DESC)
          .counter(views)
          .counter(likes)
          .build(Visits_::read, Visits_::write);

  private Visits_() {}

  static Condition<Visits> key(String pageValue, int dayValue) {
    return Condition.all(page.eq(pageValue), day.eq(dayValue));
  }

  private static Visits read(Cells row) {
    return new Visits(
        Objects.requireNonNull(row.get(0, ValueType.TEXT)),
        row.getInt(1),
        row.get(2, ValueType.COUNTER),
        row.get(3, ValueType.COUNTER));
  }

  private static void write(Visits visits, CellSink out) {
    out.set(0, ValueType.TEXT, visits.page());
    out.set(1, ValueType.INT, visits.day());
    out.set(2, ValueType.COUNTER, visits.views());
    out.set(3, ValueType.COUNTER, visits.likes());
  }
}
