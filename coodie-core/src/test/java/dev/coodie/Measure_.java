package dev.coodie;

import static java.util.Objects.requireNonNull;

import dev.coodie.annotation.BucketUnit;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;
import java.time.Instant;
import java.time.LocalDate;

/** What the annotation processor would write. */
public final class Measure_ {
  static final PartitionColumn<Measure, String> sensor =
      PartitionColumn.of(Measure.class, "sensor", ValueType.TEXT);
  static final PartitionColumn<Measure, LocalDate> day =
      PartitionColumn.of(Measure.class, "day", ValueType.DATE);
  static final ClusteringColumn<Measure, Instant> time =
      ClusteringColumn.of(Measure.class, "time", ValueType.TIMESTAMP);
  static final PlainColumn<Measure, Double> value =
      PlainColumn.of(Measure.class, "value", ValueType.DOUBLE);

  public static final DocumentModel<Measure> MODEL =
      DocumentModel.builder(Measure.class, "measure")
          .partitionKey(sensor)
          .partitionKey(day)
          .clusteringKey(time, ClusteringOrder.DESC)
          .column(value)
          .bucket(day, time, BucketUnit.DAY)
          .beforeSave(Measure::rounded)
          .build(
              in ->
                  new Measure(
                      requireNonNull(in.get(0, ValueType.TEXT)),
                      in.get(1, ValueType.DATE),
                      requireNonNull(in.get(2, ValueType.TIMESTAMP)),
                      in.getDouble(3)),
              (measure, out) -> {
                out.set(0, ValueType.TEXT, measure.sensor());
                out.set(1, ValueType.DATE, measure.day());
                out.set(2, ValueType.TIMESTAMP, measure.time());
                out.setDouble(3, measure.value());
              });

  private Measure_() {}
}
