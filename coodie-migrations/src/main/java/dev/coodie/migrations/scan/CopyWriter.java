package dev.coodie.migrations.scan;

import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.cql.CqlTypes;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.driver.WriteTimes;
import dev.coodie.error.MigrationException;
import dev.coodie.migrations.scan.CopyColumns.Pair;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write a row of one table into another. Bytes are bound as they were read, or
 * as the bytes of the other column's type where that is another one. A null is left unset, so that
 * no tombstone is written. Cells with different write times or times to live need a statement each.
 */
final class CopyWriter {
  /** How a cell was written; what is not kept is null. */
  private record Written(@Nullable Long at, @Nullable Integer ttl) {}

  private final ScannedTable to;
  private final CopyColumns columns;
  private final boolean writeTime;
  private final Map<String, Instant> dropped;
  private final boolean ttl;
  private final StatementOptions options;

  /** {@code dropped} is when columns of {@code to} were; null keeps no write times. */
  CopyWriter(
      ScannedTable to,
      CopyColumns columns,
      @Nullable Map<String, Instant> dropped,
      boolean ttl,
      StatementOptions options) {
    this.to = to;
    this.columns = columns;
    this.writeTime = dropped != null;
    this.dropped = dropped == null ? Map.of() : dropped;
    this.ttl = ttl;
    this.options = options;
  }

  /** What is read beside the columns; the server calls it what the text here is. */
  List<String> selectors() {
    List<String> selectors = new ArrayList<>();
    for (Pair pair : values()) {
      if (!pair.from().isKey()) {
        String name = CqlNames.quoted(pair.from().name());
        if (writeTime) {
          selectors.add("writetime(" + name + ") AS " + alias("w", pair));
        }
        if (ttl) {
          selectors.add("ttl(" + name + ") AS " + alias("t", pair));
        }
      }
    }
    return selectors;
  }

  /** {@code readAt} is the write time of what keeps none: a copy is as old as its reading. */
  List<CqlStatement> statements(Row row, long readAt) {
    List<Pair> missing = columns.keys().stream().filter(p -> cell(row, p) == null).toList();
    boolean onlyStatic = isOnlyStatic(row, missing);
    if (!missing.isEmpty() && !onlyStatic) {
      throw new MigrationException(
          "coodie-969",
          "A row has no value for \""
              + missing.get(0).from().name()
              + "\", but \""
              + missing.get(0).to().name()
              + "\" is part of the key of "
              + to
              + ". Give such rows a value, or delete them, before the table is copied.");
    }
    List<CqlStatement> statements = new ArrayList<>();
    List<Pair> partition =
        columns.keys().stream().filter(p -> p.to().kind() == ColumnKind.PARTITION_KEY).toList();
    groups(row, columns.statics())
        .forEach(
            (how, of) ->
                statements.add(insert(row, readAt, partition, columns.statics(), of, how)));
    if (!onlyStatic) {
      Map<Written, List<Pair>> groups = groups(row, columns.regulars());
      if (groups.isEmpty()) {
        groups = Map.of(new Written(null, null), List.of());
      }
      groups.forEach(
          (how, of) ->
              statements.add(insert(row, readAt, columns.keys(), columns.regulars(), of, how)));
    }
    return statements;
  }

  /**
   * A partition that has static columns and no rows is read as a row without clustering columns.
   */
  private boolean isOnlyStatic(Row row, List<Pair> missing) {
    return !missing.isEmpty()
        && missing.stream().allMatch(p -> isClustering(p.to()) && isClustering(p.from()))
        && columns.statics().stream().anyMatch(p -> cell(row, p) != null);
  }

  private static boolean isClustering(ColumnDefinition column) {
    return column.kind() == ColumnKind.CLUSTERING;
  }

  private Map<Written, List<Pair>> groups(Row row, List<Pair> pairs) {
    Map<Written, List<Pair>> groups = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      if (cell(row, pair) != null) {
        groups.computeIfAbsent(written(row, pair), how -> new ArrayList<>()).add(pair);
      }
    }
    return groups;
  }

  private Written written(Row row, Pair pair) {
    if (pair.from().isKey()) {
      return new Written(null, ttl ? 0 : null);
    }
    Integer left = ttl ? row.get(alias("t", pair), Integer.class) : null;
    Long at = writeTime ? row.get(alias("w", pair), Long.class) : null;
    checkTime(pair, at);
    return new Written(at, ttl ? (Integer) (left == null ? 0 : Math.max(1, left)) : null);
  }

  /** The server hides what was written to a column before it was dropped and added again. */
  private void checkTime(Pair pair, @Nullable Long at) {
    Instant gone = dropped.get(pair.to().name());
    if (WriteTimes.isHidden(at, gone)) {
      throw new MigrationException(
          "coodie-935",
          "A row's \""
              + pair.from().name()
              + "\" was written before "
              + gone
              + ", when column \""
              + pair.to().name()
              + "\" of "
              + to
              + " was dropped to be added again: with its own write time the copy would never show."
              + " Copy without preserveWriteTime(), or into a column of another name.");
    }
  }

  /** The same text for all rows, whichever of {@code all} are written: the others are unset. */
  private CqlStatement insert(
      Row row, long readAt, List<Pair> key, List<Pair> all, List<Pair> written, Written how) {
    List<Pair> pairs = Stream.concat(key.stream(), all.stream()).toList();
    List<@Nullable ByteBuffer> cells = new ArrayList<>();
    List<ValueType<?>> types = new ArrayList<>();
    for (Pair pair : pairs) {
      ByteBuffer cell = key.contains(pair) || written.contains(pair) ? cell(row, pair) : null;
      cells.add(cell == null ? CqlStatement.UNSET : pair.conversion().apply(cell));
      types.add(type(row, pair));
    }
    List<String> using = new ArrayList<>();
    if (writeTime) {
      using.add("TIMESTAMP ?");
      cells.add(how.at() == null ? CqlStatement.UNSET : ValueType.BIGINT.encode(how.at()));
      types.add(ValueType.BIGINT);
    }
    if (ttl) {
      using.add("TTL ?");
      cells.add(ValueType.INT.encode(how.ttl() == null ? 0 : how.ttl()));
      types.add(ValueType.INT);
    }
    return CqlStatement.of(
            text(pairs, using),
            cells.toArray(new ByteBuffer[0]),
            types.toArray(new ValueType<?>[0]))
        .withIdempotent(pairs.stream().noneMatch(p -> CqlTypes.isOpenList(p.to().type())))
        .withOptions(options.withTimestamp(readAt));
  }

  private String text(List<Pair> pairs, List<String> using) {
    return "INSERT INTO "
        + CqlNames.table(to.keyspace(), to.name())
        + pairs.stream()
            .map(p -> CqlNames.quoted(p.to().name()))
            .collect(Collectors.joining(", ", " (", ")"))
        + pairs.stream().map(p -> "?").collect(Collectors.joining(", ", " VALUES (", ")"))
        + (using.isEmpty() ? "" : " USING " + String.join(" AND ", using));
  }

  private List<Pair> values() {
    return Stream.concat(columns.statics().stream(), columns.regulars().stream()).toList();
  }

  /** Short and plain: a name made of the column's could be too long or be another column's. */
  private String alias(String kind, Pair pair) {
    return "coodie_" + kind + values().indexOf(pair);
  }

  /** That of the value as it is written; fields of user-defined types go by name. */
  private static ValueType<?> type(Row row, Pair pair) {
    return pair.from().type().equals(pair.to().type())
        ? row.columns().type(row.columns().indexOf(pair.from().name()))
        : Conversions.target(pair.to().type());
  }

  private static @Nullable ByteBuffer cell(Row row, Pair pair) {
    return row.bytes(row.columns().indexOf(pair.from().name()));
  }
}
