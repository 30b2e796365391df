package dev.coodie;

import static java.util.Objects.requireNonNull;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.column.CellSink;
import dev.coodie.column.Cells;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.Condition;
import dev.coodie.column.ListColumn;
import dev.coodie.column.MapColumn;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.SetColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the annotation processor would write. */
public final class Event_ {
  static final PartitionColumn<Event, String> service =
      PartitionColumn.of(Event.class, "service", ValueType.TEXT);
  static final PartitionColumn<Event, LocalDate> dayBucket =
      PartitionColumn.of(Event.class, "day_bucket", ValueType.DATE);
  static final ClusteringColumn<Event, Instant> eventTime =
      ClusteringColumn.of(Event.class, "event_time", ValueType.TIMESTAMP);
  static final ClusteringColumn<Event, Integer> seq =
      ClusteringColumn.of(Event.class, "seq", ValueType.INT);
  static final TextColumn<Event> owner = TextColumn.of(Event.class, "owner", ValueType.TEXT);
  static final TextColumn<Event> kind = TextColumn.of(Event.class, "kind", ValueType.TEXT);
  static final PlainColumn<Event, Integer> level =
      PlainColumn.of(Event.class, "level", ValueType.INT);
  static final SetColumn<Event, String> tags = SetColumn.of(Event.class, "tags", ValueType.TEXT);
  static final ListColumn<Event, String> notes =
      ListColumn.of(Event.class, "notes", ValueType.TEXT);
  static final MapColumn<Event, String, Integer> counts =
      MapColumn.of(Event.class, "counts", ValueType.TEXT, ValueType.INT);
  static final PlainColumn<Event, List<Integer>> path =
      PlainColumn.of(Event.class, "path", ValueType.list(ValueType.INT).frozen());

  public static final DocumentModel<Event> MODEL =
      DocumentModel.builder(Event.class, "event")
          .partitionKey(service)
          .partitionKey(dayBucket)
          .clusteringKey(eventTime, ClusteringOrder.DESC)
          .clusteringKey(seq, ClusteringOrder.ASC)
          .staticColumn(owner)
          .column(kind)
          .column(level)
          .column(tags)
          .column(notes)
          .column(counts)
          .column(path)
          .index("event_kind_idx", kind, IndexTarget.VALUES)
          .build(Event_::read, Event_::write);

  /** Every column, as it stands after SELECT. */
  static final String ALL =
      "\"service\", \"day_bucket\", \"event_time\", \"seq\", \"owner\", \"kind\", \"level\", \"tags\","
          + " \"notes\", \"counts\", \"path\"";

  private Event_() {}

  static Condition<Event> partition() {
    return service.eq("pay").and(dayBucket.eq(Event.DAY));
  }

  static Condition<Event> key() {
    return partition().and(eventTime.eq(Event.TIME)).and(seq.eq(1));
  }

  private static Event read(Cells row) {
    return new Event(
        requireNonNull(row.get(0, ValueType.TEXT)),
        requireNonNull(row.get(1, ValueType.DATE)),
        requireNonNull(row.get(2, ValueType.TIMESTAMP)),
        row.getInt(3),
        row.get(4, ValueType.TEXT),
        row.get(5, ValueType.TEXT),
        row.getInt(6),
        row.getOrEmpty(7, tags.type()),
        row.getOrEmpty(8, notes.type()),
        row.getOrEmpty(9, counts.type()),
        row.getOrEmpty(10, path.type()));
  }

  private static void write(Event event, CellSink out) {
    out.set(0, ValueType.TEXT, event.service());
    out.set(1, ValueType.DATE, event.dayBucket());
    out.set(2, ValueType.TIMESTAMP, event.eventTime());
    out.setInt(3, event.seq());
    out.set(4, ValueType.TEXT, event.owner());
    out.set(5, ValueType.TEXT, event.kind());
    out.setInt(6, event.level());
    out.set(7, tags.type(), event.tags());
    out.set(8, notes.type(), event.notes());
    out.set(9, counts.type(), event.counts());
    out.set(10, path.type(), event.path());
  }
}
