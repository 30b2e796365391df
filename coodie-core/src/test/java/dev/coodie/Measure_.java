package dev.coodie;

import static java.util.Objects.requireNonNull;

import dev.coodie.annotation.BucketUnit;
import dev.coodie.annotation.Order;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.CqlType;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.model.DocumentModel;
import java.time.Instant;
import java.time.LocalDate;

/** What the annotation processor would write. */
public final class Measure_ {
  static final PartitionColumn<Measure, String> sensor =
      PartitionColumn.of(Measure.class, "sensor", CqlType.TEXT);
  static final PartitionColumn<Measure, LocalDate> day =
      PartitionColumn.of(Measure.class, "day", CqlType.DATE);
  static final ClusteringColumn<Measure, Instant> time =
      ClusteringColumn.of(Measure.class, "time", CqlType.TIMESTAMP);
  static final PlainColumn<Measure, Double> value =
      PlainColumn.of(Measure.class, "value", CqlType.DOUBLE);

  public static final DocumentModel<Measure> MODEL =
      DocumentModel.builder(Measure.class, "measure")
          .partitionKey(sensor)
          .partitionKey(day)
          .clusteringKey(time, Order.DESC)
          .column(value)
          .bucket(day, time, BucketUnit.DAY)
          .beforeSave(Measure::rounded)
          .build(
              in ->
                  new Measure(
                      requireNonNull(in.get(0, CqlType.TEXT)),
                      in.get(1, CqlType.DATE),
                      requireNonNull(in.get(2, CqlType.TIMESTAMP)),
                      in.getDouble(3)),
              (measure, out) -> {
                out.set(0, CqlType.TEXT, measure.sensor());
                out.set(1, CqlType.DATE, measure.day());
                out.set(2, CqlType.TIMESTAMP, measure.time());
                out.setDouble(3, measure.value());
              });

  private Measure_() {}
}
