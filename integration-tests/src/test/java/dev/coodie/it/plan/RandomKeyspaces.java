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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes keyspaces that a server would take, and others that grew out of them. */
final class RandomKeyspaces {
  private static final List<String> TYPES = List.of("addr", "Geo Point", "select", "it's");
  private static final List<String> TABLES = List.of("t1", "Order", "select", "people");
  private static final List<String> VIEWS = List.of("v1", "View2");
  private static final List<String> INDEXES = List.of("i1", "Idx_B", "order", "i4", "i5");
  private static final List<String> COLUMNS =
      List.of("a", "B", "order", "we ird", "q\"uote", "it's", "c1", "c2", "c3");
  private static final List<String> SCALARS = List.of("int", "text", "uuid", "bigint");

  private final SplittableRandom random;
  private final String keyspace;

  RandomKeyspaces(long seed, String keyspace) {
    this.random = new SplittableRandom(seed);
    this.keyspace = keyspace;
  }

  KeyspaceDefinition any() {
    return grown(new KeyspaceDefinition(keyspace, List.of(), List.of()), 50);
  }

  /** One in which {@code percent} of everything that can differ does. */
  KeyspaceDefinition grown(KeyspaceDefinition from, int percent) {
    List<TypeDefinition> types = types(from, percent);
    List<TableDefinition> tables = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (String name : TABLES) {
      Optional<TableDefinition> old = from.table(name);
      if (old.isPresent() ? !chance(percent) : chance(60)) {
        TableDefinition columns = columns(name, old, types, percent);
        tables.add(indexed(columns, old, taken, percent));
      }
    }
    List<TableDefinition> views = new ArrayList<>();
    for (String name : VIEWS) {
      from.table(name).filter(v -> fits(v, tables) && !chance(percent)).ifPresent(views::add);
      if (views.stream().noneMatch(v -> v.name().equals(name)) && chance(40)) {
        view(name, tables).ifPresent(views::add);
      }
    }
    tables.addAll(views);
    return new KeyspaceDefinition(keyspace, types, tables);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T one(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private List<TypeDefinition> types(KeyspaceDefinition from, int percent) {
    List<TypeDefinition> types = new ArrayList<>();
    for (String name : TYPES) {
      Optional<TypeDefinition> old =
          from.types().stream().filter(t -> t.name().equals(name)).findFirst();
      if (old.isPresent() ? chance(percent) : chance(40)) {
        continue;
      }
      Map<String, String> fields = new LinkedHashMap<>();
      for (TypeDefinition.Field field : old.map(TypeDefinition::fields).orElse(List.of())) {
        boolean kept = known(field.type(), types) && !chance(percent / 2);
        if (kept && chance(percent / 4)) {
          fields.put(field.name(), fieldType(types));
        } else if (kept) {
          fields.put(field.name(), field.type());
        }
      }
      for (int i = random.nextInt(3); i > 0 || fields.isEmpty(); i--) {
        fields.putIfAbsent(one(COLUMNS), fieldType(types));
      }
      List<TypeDefinition.Field> list = new ArrayList<>();
      fields.forEach((field, type) -> list.add(new TypeDefinition.Field(field, type)));
      types.add(new TypeDefinition(name, list));
    }
    return types;
  }

  private String fieldType(List<TypeDefinition> types) {
    return types.isEmpty() || chance(60)
        ? one(List.of("int", "text", "frozen<set<int>>", "frozen<map<text, int>>"))
        : one(List.of("frozen<%s>", "frozen<list<frozen<%s>>>")).formatted(reference(types));
  }

  private String reference(List<TypeDefinition> types) {
    String name = one(types).name();
    return name.equals("addr") ? name : '"' + name + '"';
  }

  /** Whether every user-defined type in it is there. */
  private static boolean known(String type, List<TypeDefinition> types) {
    return TYPES.stream()
        .filter(t -> type.contains(t.equals("addr") ? t : '"' + t + '"'))
        .allMatch(name -> types.stream().anyMatch(t -> t.name().equals(name)));
  }

  private String columnType(List<TypeDefinition> types) {
    if (!types.isEmpty() && chance(30)) {
      return one(List.of(
              "%s",
              "frozen<%s>",
              "list<frozen<%s>>",
              "map<text, frozen<%s>>",
              "frozen<tuple<int, frozen<%s>>>"))
          .formatted(reference(types));
    }
    return one(
        List.of(
            "int",
            "text",
            "uuid",
            "text",
            "set<int>",
            "list<text>",
            "map<text, int>",
            "frozen<list<int>>",
            "frozen<tuple<int, text>>",
            "vector<float, 3>"));
  }

  private TableDefinition columns(
      String name, Optional<TableDefinition> old, List<TypeDefinition> types, int percent) {
    Map<String, ColumnDefinition> columns = new LinkedHashMap<>();
    boolean sameKey = old.isPresent() && !chance(percent / 4);
    for (ColumnDefinition column : sameKey ? old.get().columns() : key()) {
      if (column.isKey()) {
        ClusteringOrder order =
            column.kind() == ColumnKind.CLUSTERING && chance(percent / 8)
                ? ClusteringOrder.values()[1 - column.order().ordinal()]
                : column.order();
        columns.put(
            column.name(),
            new ColumnDefinition(column.name(), column.type(), column.kind(), order));
      }
    }
    boolean clustered = columns.values().stream().anyMatch(c -> c.kind() == ColumnKind.CLUSTERING);
    boolean counter = old.map(RandomKeyspaces::isCounter).orElse(chance(10)) != chance(percent / 8);
    for (ColumnDefinition column : old.map(TableDefinition::columns).orElse(List.of())) {
      boolean fits =
          !column.isKey()
              && known(column.type(), types)
              && column.type().equals("counter") == counter
              && (clustered || column.kind() == ColumnKind.REGULAR);
      if (fits && !chance(percent)) {
        String type = !counter && chance(percent / 6) ? columnType(types) : column.type();
        columns.putIfAbsent(column.name(), value(column.name(), type, column.kind()));
      }
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      String column = one(COLUMNS);
      columns.putIfAbsent(
          column,
          value(
              column,
              counter ? "counter" : columnType(types),
              clustered && chance(20) ? ColumnKind.STATIC : ColumnKind.REGULAR));
    }
    if (counter && columns.values().stream().allMatch(ColumnDefinition::isKey)) {
      columns.put("c1", value("c1", "counter", ColumnKind.REGULAR));
    }
    return new TableDefinition(
        name,
        List.copyOf(columns.values()),
        List.of(),
        counter
            ? 0
            : old.map(TableDefinition::defaultTtl).orElse(0) + (chance(percent / 3) ? 60 : 0),
        options(old, percent),
        Optional.empty());
  }

  private static ColumnDefinition value(String name, String type, ColumnKind kind) {
    return new ColumnDefinition(name, type, kind, ClusteringOrder.ASC);
  }

  private static boolean isCounter(TableDefinition table) {
    return table.columns().stream().anyMatch(c -> c.type().equals("counter"));
  }

  private List<ColumnDefinition> key() {
    List<ColumnDefinition> key = new ArrayList<>();
    key.add(value("id", one(SCALARS), ColumnKind.PARTITION_KEY));
    if (chance(30)) {
      key.add(value("Part", "text", ColumnKind.PARTITION_KEY));
    }
    for (String name : List.of("seq", "from")) {
      if (chance(50)) {
        key.add(new ColumnDefinition(name, one(SCALARS), ColumnKind.CLUSTERING, one(orders())));
      }
    }
    return key;
  }

  private static List<ClusteringOrder> orders() {
    return List.of(ClusteringOrder.values());
  }

  private Map<String, OptionValue> options(Optional<TableDefinition> old, int percent) {
    Map<String, OptionValue> options =
        new LinkedHashMap<>(old.map(TableDefinition::options).orElse(Map.of()));
    if (chance(percent / 2)) {
      options.put("comment", new OptionValue(one(List.of("", "it's", "a -- b;\n'c'")), Map.of()));
    }
    if (chance(percent / 2)) {
      options.put("gc_grace_seconds", new OptionValue(one(List.of("3600", "7200")), Map.of()));
    }
    if (chance(percent / 3)) {
      String name = one(List.of("LeveledCompactionStrategy", "SizeTieredCompactionStrategy"));
      options.put("compaction", new OptionValue("", Map.of("class", name)));
    }
    if (chance(percent / 3)) {
      options.put(
          "caching",
          new OptionValue(
              "", Map.of("keys", one(List.of("ALL", "NONE")), "rows_per_partition", "10")));
    }
    return options;
  }

  private TableDefinition indexed(
      TableDefinition table, Optional<TableDefinition> old, Set<String> taken, int percent) {
    List<IndexDefinition> indexes = new ArrayList<>();
    for (IndexDefinition index : old.map(TableDefinition::indexes).orElse(List.of())) {
      ColumnDefinition column = table.column(index.column()).orElse(null);
      if (column != null
          && old.get()
              .column(index.column())
              .map(ColumnDefinition::type)
              .orElse("")
              .equals(column.type())
          && !chance(percent)
          && taken.add(index.name())) {
        indexes.add(index);
      }
    }
    for (ColumnDefinition column : table.columns()) {
      boolean free = indexes.stream().noneMatch(i -> i.column().equals(column.name()));
      if (column.kind() == ColumnKind.REGULAR && free && chance(30)) {
        String name = one(INDEXES);
        Optional<IndexDefinition> index = index(name, column);
        if (index.isPresent() && taken.add(name)) {
          indexes.add(index.get());
        }
      }
    }
    return new TableDefinition(
        table.name(),
        table.columns(),
        indexes,
        table.defaultTtl(),
        table.options(),
        Optional.empty());
  }

  private Optional<IndexDefinition> index(String name, ColumnDefinition column) {
    String c = column.name();
    if (!c.matches("\\w+") && !column.type().equals("int")) {
      return Optional.empty(); // storage-attached indexes take plain names only
    }
    return switch (column.type()) {
      case "int", "uuid" -> index(name, c, IndexTarget.VALUES, IndexMethod.SECONDARY, Map.of());
      case "text" ->
          chance(50)
              ? index(name, c, IndexTarget.VALUES, IndexMethod.SECONDARY, Map.of())
              : index(
                  name,
                  c,
                  IndexTarget.VALUES,
                  IndexMethod.SAI,
                  Map.of("case_sensitive", one(List.of("true", "false"))));
      case "map<text, int>" ->
          index(
              name,
              c,
              one(List.of(IndexTarget.KEYS, IndexTarget.VALUES, IndexTarget.ENTRIES)),
              one(List.of(IndexMethod.SECONDARY, IndexMethod.SAI)),
              Map.of());
      case "set<int>", "list<text>" ->
          index(name, c, IndexTarget.VALUES, IndexMethod.SECONDARY, Map.of());
      case "frozen<list<int>>" -> index(name, c, IndexTarget.FULL, IndexMethod.SECONDARY, Map.of());
      case "vector<float, 3>" ->
          index(
              name,
              c,
              IndexTarget.VALUES,
              IndexMethod.VECTOR,
              Map.of("similarity_function", one(List.of("COSINE", "EUCLIDEAN"))));
      default -> Optional.empty();
    };
  }

  private static Optional<IndexDefinition> index(
      String name,
      String column,
      IndexTarget target,
      IndexMethod method,
      Map<String, String> options) {
    return Optional.of(new IndexDefinition(name, column, target, method, options));
  }

  private Optional<TableDefinition> view(String name, List<TableDefinition> tables) {
    if (tables.isEmpty()) {
      return Optional.empty();
    }
    TableDefinition base = one(tables);
    List<ColumnDefinition> values =
        base.columns().stream()
            .filter(c -> c.kind() == ColumnKind.REGULAR && SCALARS.contains(c.type()))
            .toList();
    if (values.isEmpty() || isCounter(base)) {
      return Optional.empty();
    }
    List<ColumnDefinition> columns = new ArrayList<>();
    ColumnDefinition first = one(values);
    columns.add(value(first.name(), first.type(), ColumnKind.PARTITION_KEY));
    for (String key : base.key()) {
      columns.add(
          new ColumnDefinition(
              key, base.column(key).orElseThrow().type(), ColumnKind.CLUSTERING, one(orders())));
    }
    for (ColumnDefinition c : values) {
      if (!c.name().equals(first.name()) && chance(50)) {
        columns.add(c);
      }
    }
    boolean number = base.column("id").orElseThrow().type().equals("int");
    String where = number ? one(List.of("", "id > 0", "id > 0 AND id <= 99")) : "";
    return Optional.of(
        new TableDefinition(
            name,
            columns,
            List.of(),
            0,
            Map.of(),
            Optional.of(new ViewDefinition(base.name(), where))));
  }

  /** Whether a view's base still has what it is made of. */
  private static boolean fits(TableDefinition view, List<TableDefinition> tables) {
    return tables.stream()
        .filter(t -> t.name().equals(view.view().orElseThrow().base()))
        .anyMatch(
            base ->
                Set.copyOf(view.key()).containsAll(base.key())
                    && view.key().size() == base.key().size() + 1
                    && view.columns().stream()
                        .allMatch(
                            c ->
                                base.column(c.name())
                                    .filter(b -> b.type().equals(c.type()))
                                    .filter(b -> b.kind() != ColumnKind.STATIC)
                                    .isPresent()));
  }
}
