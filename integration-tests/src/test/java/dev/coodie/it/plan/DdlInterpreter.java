package dev.coodie.it.plan;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.IndexDefinition;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.OptionValue;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import dev.coodie.schema.definition.ViewDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does with a keyspace in memory what a server does for the statements of a plan, and refuses what
 * a server refuses: what is used cannot be dropped, what is there cannot be made.
 */
final class DdlInterpreter {
  private final String keyspace;
  private final Map<String, Map<String, String>> types = new LinkedHashMap<>();
  private final Map<String, TableDefinition> tables = new LinkedHashMap<>();
  private Tokens in = new Tokens("");

  DdlInterpreter(KeyspaceDefinition start) {
    keyspace = start.name();
    for (TypeDefinition type : start.types()) {
      Map<String, String> fields = new LinkedHashMap<>();
      type.fields().forEach(f -> fields.put(f.name(), f.type()));
      types.put(type.name(), fields);
    }
    start.tables().forEach(t -> tables.put(t.name(), t));
  }

  KeyspaceDefinition definition() {
    List<TypeDefinition> ordered = new ArrayList<>();
    types.forEach(
        (name, fields) -> {
          List<TypeDefinition.Field> list = new ArrayList<>();
          fields.forEach((field, type) -> list.add(new TypeDefinition.Field(field, type)));
          ordered.add(new TypeDefinition(name, list));
        });
    List<TableDefinition> all = new ArrayList<>();
    tables.values().stream().filter(t -> t.view().isEmpty()).forEach(all::add);
    tables.values().stream().filter(t -> t.view().isPresent()).forEach(all::add);
    return new KeyspaceDefinition(keyspace, ordered, all);
  }

  void run(String cql) {
    in = new Tokens(cql);
    switch (in.word() + " " + in.word()) {
      case "CREATE TYPE" -> createType();
      case "ALTER TYPE" -> alterType();
      case "DROP TYPE" -> dropType();
      case "CREATE TABLE" -> createTable();
      case "ALTER TABLE" -> alterTable();
      case "DROP TABLE" -> dropTable();
      case "CREATE INDEX" -> createIndex(false);
      case "CREATE CUSTOM" -> {
        in.expect("INDEX");
        createIndex(true);
      }
      case "DROP INDEX" -> dropIndex();
      case "CREATE MATERIALIZED" -> createView();
      case "ALTER MATERIALIZED" -> {
        in.expect("VIEW");
        String name = name();
        in.expect("WITH");
        withOptions(name);
      }
      case "DROP MATERIALIZED" -> {
        in.expect("VIEW", "IF", "EXISTS");
        String name = name();
        check(tables.remove(name) != null, "no view " + name);
      }
      default -> throw new IllegalArgumentException(cql);
    }
    in.end();
  }

  private void check(boolean right, String problem) {
    if (!right) {
      throw new IllegalStateException("The server would refuse: " + problem);
    }
  }

  /** {@code keyspace.name}. */
  private String name() {
    check(in.name().equals(keyspace), "another keyspace");
    in.expect(".");
    return in.name();
  }

  private TableDefinition table(String name) {
    check(tables.containsKey(name), "no table " + name);
    return tables.get(name);
  }

  private String type() {
    String type = in.type();
    for (String name : List.of("addr", "\"Geo Point\"", "\"select\"", "\"it's\"")) {
      check(!type.contains(name) || types.containsKey(name.replace("\"", "")), "no type " + name);
    }
    return type;
  }

  private static boolean uses(String type, String name) {
    return type.contains(name.equals("addr") ? name : '"' + name + '"');
  }

  private void createType() {
    in.expect("IF", "NOT", "EXISTS");
    String name = name();
    Map<String, String> fields = new LinkedHashMap<>();
    in.expect("(");
    do {
      fields.put(in.name(), type());
    } while (in.accept(","));
    in.expect(")");
    check(types.put(name, fields) == null, "type exists " + name);
  }

  private void alterType() {
    String name = name();
    in.expect("ADD");
    String field = in.name();
    check(types.containsKey(name), "no type " + name);
    check(types.get(name).put(field, type()) == null, "field exists " + field);
  }

  private void dropType() {
    in.expect("IF", "EXISTS");
    String name = name();
    check(types.remove(name) != null, "no type " + name);
    check(
        types.values().stream().noneMatch(f -> f.values().stream().anyMatch(t -> uses(t, name))),
        "type in use " + name);
    check(
        tables.values().stream()
            .noneMatch(t -> t.columns().stream().anyMatch(c -> uses(c.type(), name))),
        "type in use " + name);
  }

  private void createTable() {
    in.expect("IF", "NOT", "EXISTS");
    String name = name();
    Map<String, ColumnDefinition> columns = new LinkedHashMap<>();
    in.expect("(");
    do {
      if (in.accept("PRIMARY")) {
        in.expect("KEY");
        break;
      }
      ColumnDefinition column = column();
      columns.put(column.name(), column);
    } while (in.accept(","));
    List<ColumnDefinition> ordered = inOrder(columns);
    in.expect(")");
    create(name, ordered, Optional.empty());
  }

  private ColumnDefinition column() {
    String name = in.name();
    String type = type();
    ColumnKind kind = in.accept("STATIC") ? ColumnKind.STATIC : ColumnKind.REGULAR;
    return new ColumnDefinition(name, type, kind, ClusteringOrder.ASC);
  }

  /** The columns with the roles that {@code ((a, b), c)} gives them. */
  private List<ColumnDefinition> inOrder(Map<String, ColumnDefinition> columns) {
    List<ColumnDefinition> key = new ArrayList<>();
    in.expect("(", "(");
    do {
      key.add(as(columns.remove(in.name()), ColumnKind.PARTITION_KEY, ClusteringOrder.ASC));
    } while (in.accept(","));
    in.expect(")");
    while (in.accept(",")) {
      key.add(as(columns.remove(in.name()), ColumnKind.CLUSTERING, ClusteringOrder.ASC));
    }
    in.expect(")");
    key.addAll(columns.values());
    return key;
  }

  private static ColumnDefinition as(
      ColumnDefinition column, ColumnKind kind, ClusteringOrder order) {
    return new ColumnDefinition(column.name(), column.type(), kind, order);
  }

  private void create(String name, List<ColumnDefinition> columns, Optional<ViewDefinition> view) {
    check(!tables.containsKey(name), "table exists " + name);
    check(
        columns.stream()
                .filter(c -> !c.isKey())
                .map(c -> c.type().equals("counter"))
                .distinct()
                .count()
            < 2,
        "counters and others");
    tables.put(name, new TableDefinition(name, columns, List.of(), 0, Map.of(), view));
    if (in.accept("WITH")) {
      if (in.accept("CLUSTERING")) {
        in.expect("ORDER", "BY", "(");
        do {
          order(name, in.name(), ClusteringOrder.valueOf(in.word()));
        } while (in.accept(","));
        in.expect(")");
        if (!in.accept("AND")) {
          return;
        }
      }
      withOptions(name);
    }
  }

  private void order(String table, String column, ClusteringOrder order) {
    List<ColumnDefinition> columns =
        table(table).columns().stream()
            .map(c -> c.name().equals(column) ? as(c, c.kind(), order) : c)
            .toList();
    replace(table(table), columns, table(table).indexes());
  }

  private void replace(
      TableDefinition table, List<ColumnDefinition> columns, List<IndexDefinition> indexes) {
    tables.put(
        table.name(),
        new TableDefinition(
            table.name(), columns, indexes, table.defaultTtl(), table.options(), table.view()));
  }

  private void withOptions(String name) {
    TableDefinition table = table(name);
    Map<String, OptionValue> options = new LinkedHashMap<>(table.options());
    int ttl = table.defaultTtl();
    do {
      String option = in.word();
      in.expect("=");
      OptionValue value = in.value();
      if (option.equals("default_time_to_live")) {
        ttl = Integer.parseInt(value.text());
      } else {
        options.put(option, value);
      }
    } while (in.accept("AND"));
    tables.put(
        name,
        new TableDefinition(name, table.columns(), table.indexes(), ttl, options, table.view()));
  }

  private void alterTable() {
    String name = name();
    TableDefinition table = table(name);
    check(table.view().isEmpty(), "no table but a view");
    List<ColumnDefinition> columns = new ArrayList<>(table.columns());
    if (in.accept("ADD")) {
      ColumnDefinition column = column();
      check(table.column(column.name()).isEmpty(), "column exists " + column);
      columns.add(column);
    } else if (in.accept("DROP")) {
      String column = in.name();
      check(viewsOf(name).isEmpty(), "table has views");
      check(columns.removeIf(c -> c.name().equals(column) && !c.isKey()), "no column " + column);
      check(
          table.indexes().stream().noneMatch(i -> i.column().equals(column)),
          "column has an index");
    } else {
      in.expect("WITH");
      withOptions(name);
      return;
    }
    replace(table, columns, table.indexes());
  }

  private List<TableDefinition> viewsOf(String base) {
    return tables.values().stream()
        .filter(t -> t.view().filter(v -> v.base().equals(base)).isPresent())
        .toList();
  }

  private void dropTable() {
    in.expect("IF", "EXISTS");
    String name = name();
    check(viewsOf(name).isEmpty(), "table has views");
    check(tables.remove(name) != null, "no table " + name);
  }

  private void createIndex(boolean custom) {
    in.expect("IF", "NOT", "EXISTS");
    String index = in.name();
    in.expect("ON");
    TableDefinition table = table(name());
    in.expect("(");
    IndexTarget target = IndexTarget.VALUES;
    for (IndexTarget candidate : IndexTarget.values()) {
      if (in.accept(candidate.name())) {
        target = candidate;
        in.expect("(");
      }
    }
    String column = in.name();
    in.expect(")");
    if (target != IndexTarget.VALUES) {
      in.expect(")");
    }
    check(table.column(column).isPresent(), "no column " + column);
    boolean vector = table.column(column).orElseThrow().type().startsWith("vector");
    Map<String, String> options = Map.of();
    if (custom) {
      in.expect("USING");
      check(in.text().equals("StorageAttachedIndex"), "another class");
      if (in.accept("WITH")) {
        in.expect("OPTIONS", "=");
        options = in.value().entries();
      }
    }
    IndexMethod method =
        !custom ? IndexMethod.SECONDARY : vector ? IndexMethod.VECTOR : IndexMethod.SAI;
    IndexDefinition made = new IndexDefinition(index, column, target, method, options);
    check(table.indexes().stream().noneMatch(i -> same(i, made)), "duplicate of another " + made);
    check(
        tables.values().stream()
            .noneMatch(t -> t.indexes().stream().anyMatch(i -> i.name().equals(index))),
        "index exists " + index);
    List<IndexDefinition> indexes = new ArrayList<>(table.indexes());
    indexes.add(made);
    replace(table, table.columns(), indexes);
  }

  private static boolean same(IndexDefinition left, IndexDefinition right) {
    return left.column().equals(right.column())
        && left.target() == right.target()
        && left.method() == right.method();
  }

  private void dropIndex() {
    in.expect("IF", "EXISTS");
    String index = name();
    for (TableDefinition table : List.copyOf(tables.values())) {
      List<IndexDefinition> rest =
          table.indexes().stream().filter(i -> !i.name().equals(index)).toList();
      if (rest.size() < table.indexes().size()) {
        replace(table, table.columns(), rest);
        return;
      }
    }
    check(false, "no index " + index);
  }

  private void createView() {
    in.expect("VIEW", "IF", "NOT", "EXISTS");
    String name = name();
    in.expect("AS", "SELECT");
    List<String> names = new ArrayList<>();
    do {
      names.add(in.name());
    } while (in.accept(","));
    in.expect("FROM");
    TableDefinition base = table(name());
    in.expect("WHERE");
    String where = in.until("PRIMARY");
    in.expect("KEY");
    Map<String, ColumnDefinition> columns = new LinkedHashMap<>();
    for (String column : names) {
      ColumnDefinition found = base.column(column).orElse(null);
      check(found != null, "no column " + column);
      columns.put(column, as(found, ColumnKind.REGULAR, ClusteringOrder.ASC));
    }
    create(name, inOrder(columns), Optional.of(new ViewDefinition(base.name(), where)));
  }
}
