package dev.coodie.internal.scan;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.driver.TokenRange;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.run.RawCql;
import dev.coodie.internal.run.Runner;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a table that is known by name.
 *
 * @param selectors CQL of the select list; none for all columns
 * @param conditions CQL of conditions that rows must meet, with its values; null for all rows
 */
public record RawScan(
    Runner runner,
    StatementOptions options,
    int pageSize,
    String keyspace,
    String table,
    List<String> selectors,
    @Nullable CqlStatement conditions,
    boolean bypassCache)
    implements ScanSource<Row> {
  private static final String COLUMNS =
      "SELECT column_name, kind, position FROM system_schema.columns"
          + " WHERE keyspace_name = ? AND table_name = ?";

  /** A column as the server's schema tables have it. */
  private record TableColumn(String name, String kind, int position) {
    static TableColumn of(Row row) {
      return new TableColumn(
          Objects.requireNonNull(row.get("column_name", ValueType.TEXT)),
          Objects.requireNonNull(row.get("kind", ValueType.TEXT)),
          row.getInt(row.columns().indexOf("position")));
    }

    boolean isPartitionKey() {
      return kind.equals("partition_key");
    }

    private int rank() {
      return isPartitionKey() ? 0 : kind.equals("clustering") ? 1 : 2;
    }
  }

  public RawScan {
    selectors = List.copyOf(selectors);
    selectors.forEach(RawCql::check);
    if (conditions != null) {
      RawCql.check(conditions.text());
    }
  }

  @Override
  public Runner begin() {
    return runner.isObserved() ? runner.begin("scan", Optional.empty(), keyspace, table) : runner;
  }

  @Override
  public Runner reading(Runner running) {
    return running;
  }

  @Override
  public Row read(Row row) {
    return row;
  }

  @Override
  public <P> ScanSource<P> as(Class<P> projection) {
    throw new InvalidQueryException(
        "coodie-538",
        "The scan of "
            + name()
            + " gives rows, which cannot be read as "
            + projection.getSimpleName()
            + ". Scan documents to read them as a projection: coodie.documents(..).scan().as(..).");
  }

  @Override
  public ScanSource<Row> bypassingCache() {
    return new RawScan(runner, options, pageSize, keyspace, table, selectors, conditions, true);
  }

  @Override
  public CompletionStage<ScanTable> open() {
    CqlStatement lookUp =
        CqlStatement.of(
            COLUMNS,
            new ByteBuffer[] {ValueType.TEXT.encode(keyspace), ValueType.TEXT.encode(table)},
            new ValueType<?>[] {ValueType.TEXT, ValueType.TEXT});
    return Runner.then(runner.all(lookUp, TableColumn::of), this::statements);
  }

  private ScanTable statements(List<TableColumn> columns) {
    if (columns.isEmpty()) {
      throw new InvalidQueryException(
          "coodie-533",
          "There is no table \""
              + table
              + "\" in keyspace \""
              + keyspace
              + "\". Give names as the server has them, without quotes: in lower case unless they were"
              + " created in double quotes.");
    }
    List<TableColumn> ordered =
        columns.stream()
            .sorted(
                Comparator.comparingInt(TableColumn::rank)
                    .thenComparingInt(TableColumn::position)
                    .thenComparing(TableColumn::name))
            .toList();
    List<String> names = ordered.stream().map(TableColumn::name).toList();
    List<String> key =
        ordered.stream().filter(TableColumn::isPartitionKey).map(TableColumn::name).toList();
    return new ScanTable(
        name(),
        select(selectors.isEmpty() ? Cql.names(names) : String.join(", ", selectors), key),
        select("count(*)", key),
        select(Cql.names(key.subList(0, 1)), key));
  }

  private Function<TokenRange, CqlStatement> select(String selection, List<String> key) {
    CqlStatement where = conditions == null ? CqlStatement.of("") : conditions;
    String text =
        Cql.selectRange(selection, name(), key)
            + (conditions == null ? "" : " AND " + where.text() + Cql.ALLOW_FILTERING)
            + (bypassCache ? Cql.BYPASS_CACHE : "");
    ValueType<?>[] types = new ValueType<?>[2 + where.size()];
    @Nullable ByteBuffer[] cells = new ByteBuffer[types.length];
    Arrays.fill(types, 0, 2, ValueType.BIGINT);
    for (int i = 0; i < where.size(); i++) {
      types[2 + i] = where.type(i);
      cells[2 + i] = where.cell(i);
    }
    return range -> {
      @Nullable ByteBuffer[] bounded = cells.clone();
      bounded[0] = ValueType.BIGINT.encode(range.after());
      bounded[1] = ValueType.BIGINT.encode(range.upTo());
      return CqlStatement.of(text, bounded, types).withOptions(options);
    };
  }

  @Override
  public String toString() {
    String columns = selectors.isEmpty() ? "*" : String.join(", ", selectors);
    return "SELECT "
        + columns
        + " FROM "
        + name()
        + (conditions == null ? "" : " WHERE " + conditions.text() + Cql.ALLOW_FILTERING);
  }
}
