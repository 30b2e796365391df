package dev.coodie.schema.definition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table.
 *
 * @param name as the server has it, unquoted
 * @param columns partition key first, then clustering columns, both in key order, then the others
 * @param indexes its secondary indexes
 * @param defaultTtl seconds after which cells expire, 0 for never
 * @param options other options it is created with, by name
 * @param view what makes it a materialized view, if it is one
 */
public record TableDefinition(
    String name,
    List<ColumnDefinition> columns,
    List<IndexDefinition> indexes,
    int defaultTtl,
    Map<String, OptionValue> options,
    Optional<ViewDefinition> view) {
  private static final String TTL = "default_time_to_live";

  /** Copies the lists. */
  public TableDefinition {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** A table without options. */
  public TableDefinition(
      String name, List<ColumnDefinition> columns, List<IndexDefinition> indexes, int defaultTtl) {
    this(name, columns, indexes, defaultTtl, Map.of(), Optional.empty());
  }

  /**
   * The same table with the columns and indexes of both: types that share it define it together.
   */
  public TableDefinition join(TableDefinition other) {
    List<ColumnDefinition> allColumns =
        new ArrayList<>(columns.stream().map(c -> joined(c, other)).toList());
    other.columns.stream().filter(c -> column(c.name()).isEmpty()).forEach(allColumns::add);
    List<IndexDefinition> allIndexes = new ArrayList<>(indexes);
    other.indexes.stream().filter(i -> !indexes.contains(i)).forEach(allIndexes::add);
    Map<String, OptionValue> allOptions = new LinkedHashMap<>(options);
    allOptions.putAll(other.options);
    return new TableDefinition(
        name, allColumns, allIndexes, Math.max(defaultTtl, other.defaultTtl), allOptions, view);
  }

  /** What one of them leaves open, the other says. */
  private static ColumnDefinition joined(ColumnDefinition column, TableDefinition other) {
    Optional<ColumnDefinition> same = other.column(column.name());
    ColumnDefinition masked =
        column.isMasked() ? column : column.withMask(same.map(ColumnDefinition::mask).orElse(""));
    return masked.check().isEmpty()
        ? masked.withCheck(same.map(ColumnDefinition::check).orElse(""))
        : masked;
  }

  /** All options by name, {@code default_time_to_live} among them unless it is 0. */
  public Map<String, OptionValue> allOptions() {
    if (defaultTtl == 0) {
      return options;
    }
    Map<String, OptionValue> all = new LinkedHashMap<>();
    all.put(TTL, new OptionValue(Integer.toString(defaultTtl), Map.of()));
    options.forEach(all::putIfAbsent);
    return all;
  }

  /** The column called {@code name}, as the server has it, unquoted. */
  public Optional<ColumnDefinition> column(String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** The names of the primary key's columns, in order. */
  public List<String> key() {
    return columns.stream().filter(ColumnDefinition::isKey).map(ColumnDefinition::name).toList();
  }
}
