package dev.coodie.internal.plan;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.internal.run.Runner;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.TypeDefinition;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * The columns that tables had once. The server keeps in mind what they were, since files may still
 * have their cells, and refuses one that comes back as another.
 */
record Dropped(Map<String, Column> columns) {
  /** What a column was; its user-defined types are tuples. */
  record Column(String type, boolean isStatic) {}

  static final Dropped NONE = new Dropped(Map.of());

  /** Types of no fixed length, whose cells may as well be read as blobs. */
  private static final Set<String> TEXTS = Set.of("text", "ascii", "varint", "decimal", "inet");

  Dropped {
    columns = Map.copyOf(columns);
  }

  static CompletionStage<Dropped> read(Runner runner, String keyspace) {
    CqlStatement statement =
        CqlStatement.of(
            "SELECT table_name, column_name, type, kind FROM system_schema.dropped_columns WHERE"
                + " keyspace_name = ?",
            new ByteBuffer[] {ValueType.TEXT.encode(keyspace)},
            new ValueType<?>[] {ValueType.TEXT});
    return runner.all(statement, row -> row).thenApply(Dropped::of);
  }

  private static Dropped of(List<Row> rows) {
    Map<String, Column> columns = new HashMap<>();
    for (Row row : rows) {
      columns.put(
          key(text(row, "table_name"), text(row, "column_name")),
          new Column(text(row, "type"), text(row, "kind").equals("static")));
    }
    return new Dropped(columns);
  }

  /** What {@code column} was when it was dropped, if it cannot come back as it is wanted now. */
  Optional<String> refuses(
      String table, ColumnDefinition column, Map<String, TypeDefinition> types) {
    Column old = columns.get(key(table, column.name()));
    if (old == null) {
      return Optional.empty();
    }
    boolean isStatic = column.kind() == ColumnKind.STATIC;
    return canComeBack(column, types)
            && old.isStatic() == isStatic
            && fits(column.type(), old.type())
        ? Optional.empty()
        : Optional.of((old.isStatic() ? "static " : "") + old.type());
  }

  /**
   * Whether a column can come back once it was dropped: no counter does, and of user-defined types
   * the server keeps in mind tuples, which it does not take for the same.
   */
  static boolean canComeBack(ColumnDefinition column, Map<String, TypeDefinition> types) {
    return !column.type().equals("counter") && !TypeReferences.has(column.type(), types);
  }

  /** Whether cells of an old type can be read as a new one. */
  private static boolean fits(String type, String old) {
    return type.equals(old)
        || (type.equals("blob") && TEXTS.contains(old))
        || (type.equals("text") && old.equals("ascii"))
        || (type.equals("uuid") && old.equals("timeuuid"))
        || (type.equals("bigint") && old.equals("timestamp"))
        || (type.equals("timestamp") && old.equals("bigint"));
  }

  private static String key(String table, String column) {
    return table + "\0" + column;
  }

  private static String text(Row row, String column) {
    String value = row.get(column, ValueType.TEXT);
    return value == null ? "" : value;
  }
}
