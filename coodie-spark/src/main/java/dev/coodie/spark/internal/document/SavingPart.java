package dev.coodie.spark.internal.document;

import dev.coodie.Documents;
import dev.coodie.spark.internal.connect.Connections;
import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.write.AttemptTimes;
import dev.coodie.spark.internal.write.WriteSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Saves the documents of a task, and tells how many; Spark sends it to its executors. */
public final class SavingPart<D> implements FlatMapFunction<Iterator<D>, Long> {
  private static final long serialVersionUID = 1L;

  private final JobOptions options;
  private final WriteSettings settings;
  private final Class<D> type;

  /** Of documents of that class. */
  public SavingPart(JobOptions options, WriteSettings settings, Class<D> type) {
    this.options = options;
    this.settings = settings;
    this.type = type;
  }

  @Override
  public Iterator<Long> call(Iterator<D> documents) {
    try (Connections.Lease lease = Connections.lease(options)) {
      Stream<D> all =
          StreamSupport.stream(Spliterators.spliteratorUnknownSize(documents, 0), false);
      Documents<D> target = target(lease.coodie().documents(type));
      long saved = target.bulk().inFlight(settings.inFlight()).saveAll(all).items();
      return List.of(saved).iterator();
    }
  }

  private Documents<D> target(Documents<D> documents) {
    boolean lists =
        documents.model().columns().stream().anyMatch(c -> c.column().type().isOpenList());
    long micros = settings.timestamp() + (lists ? AttemptTimes.later(TaskContext.get()) : 0);
    Documents<D> timed = documents.timestamp(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    Documents<D> nulls = settings.writeNulls() ? timed : timed.skipNulls();
    Integer ttl = settings.ttl();
    return ttl == null ? nulls : nulls.ttl(Duration.ofSeconds(ttl));
  }
}
