package dev.coodie.internal.plan;

import dev.coodie.annotation.IndexMethod;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.Ddl;
import dev.coodie.internal.plan.Steps.Phase;
import dev.coodie.schema.change.SchemaChange.Action;
import dev.coodie.schema.change.SchemaChange.Subject;
import dev.coodie.schema.definition.IndexDefinition;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Compares indexes, which are known by their name in the whole keyspace. */
final class IndexDiff {
  private static final String SIMILARITY = "similarity_function";
  private static final String VECTOR_CLASS = "vector_index";

  private static final String ADVICE =
      "An index cannot be altered: drop it first (%s), or apply the plan withDestructive(), which"
          + " drops and recreates it; queries that need it fail until it is built.";

  private final Catalog found;
  private final Catalog wanted;
  private final Server server;
  private final Scope scope;
  private final Capabilities capabilities;
  private final Steps steps;
  private final Set<String> renamed = new HashSet<>();

  IndexDiff(Catalog found, Catalog wanted, Server server, Scope scope, Steps steps) {
    this.found = found;
    this.wanted = wanted;
    this.server = server;
    this.scope = scope;
    this.capabilities = new Capabilities(server);
    this.steps = steps;
  }

  /** Whether only the server can say if indexes match: its default may be SAI. */
  static boolean needsServer(KeyspaceDefinition wanted, KeyspaceDefinition found) {
    Catalog live = new Catalog(found);
    return wanted.tables().stream()
        .flatMap(table -> table.indexes().stream())
        .filter(index -> index.method() == IndexMethod.SECONDARY)
        .map(index -> live.indexes.get(index.name()))
        .anyMatch(index -> index != null && index.definition().method() == IndexMethod.SAI);
  }

  /** The indexes that a table should have. */
  void make(TableDefinition table) {
    for (IndexDefinition index : table.indexes()) {
      Catalog.Index now = found.indexes.get(index.name());
      Optional<IndexDefinition> other = now == null ? inItsPlace(table, index) : Optional.empty();
      if (other.isPresent()) {
        rename(table.name(), index, other.get());
      } else if (now == null) {
        capabilities.checkIndex(Cql.table(found.keyspace, table.name()), index);
        create(table.name(), index, Phase.INDEXES);
      } else if (!same(table.name(), index, now)) {
        replace(table.name(), index, now);
      }
    }
  }

  /** The indexes that a table of the plan has and should not have. */
  void drop(TableDefinition now) {
    for (IndexDefinition index : now.indexes()) {
      if (!wanted.indexes.containsKey(index.name()) && !renamed.contains(index.name())) {
        steps.drop(
            Phase.INDEX_DROPS,
            Subject.INDEX,
            now.name(),
            index.name(),
            "Index "
                + qualified(index)
                + ", "
                + describe(now.name(), index)
                + ", is in no document",
            drop(index),
            List.of(create(now.name(), index)));
      }
    }
  }

  /** The index of another name that keeps a new one from being created, if no document wants it. */
  private Optional<IndexDefinition> inItsPlace(TableDefinition table, IndexDefinition index) {
    TableDefinition now = found.tables.get(table.name());
    return now == null
        ? Optional.empty()
        : now.indexes().stream()
            .filter(i -> !wanted.indexes.containsKey(i.name()) && !renamed.contains(i.name()))
            .filter(i -> i.column().equals(index.column()) && i.target() == index.target())
            .filter(i -> sameMethod(index, i))
            .findFirst();
  }

  /**
   * No two indexes can be on the same; queries that need it work with either, if it is the same.
   */
  private void rename(String table, IndexDefinition index, IndexDefinition old) {
    renamed.add(old.name());
    capabilities.checkIndex(Cql.table(found.keyspace, table), index);
    boolean same = sameOptions(index, old);
    steps.replace(
        Phase.INDEX_ALTERS,
        Subject.INDEX,
        table,
        index.name(),
        "Index "
            + qualified(old)
            + " is "
            + describe(table, old)
            + ", but the document wants "
            + describe(table, index)
            + " as "
            + qualified(index),
        List.of(drop(old), create(table, index)),
        List.of(drop(index), create(table, old)),
        same ? "" : ADVICE.formatted(drop(old)),
        same ? "" : "coodie-709");
  }

  private void replace(String table, IndexDefinition index, Catalog.Index now) {
    String description =
        "Index "
            + qualified(index)
            + " is "
            + describe(now.table(), now.definition())
            + ", but the document wants "
            + describe(table, index);
    if (!now.table().equals(table) && !scope.covers(now.table(), wanted)) {
      steps.impossible(
          Action.ALTER,
          Subject.INDEX,
          table,
          index.name(),
          description,
          "The index belongs to a table outside of this plan, and names of indexes are shared by"
              + " all tables of a keyspace: give the one that is wanted another name.",
          "coodie-709");
      return;
    }
    capabilities.checkIndex(Cql.table(found.keyspace, table), index);
    boolean inTheWay =
        isTaken(found, table, index) || isTaken(wanted, now.table(), now.definition());
    steps.replace(
        inTheWay ? Phase.INDEX_DROPS : Phase.INDEX_ALTERS,
        Subject.INDEX,
        table,
        index.name(),
        description,
        inTheWay ? List.of(drop(index)) : List.of(drop(index), create(table, index)),
        inTheWay
            ? List.of(create(now.table(), now.definition()))
            : List.of(drop(index), create(now.table(), now.definition())),
        ADVICE.formatted(drop(index)),
        "coodie-709");
    if (inTheWay) { // made when all that is in the way is gone
      create(table, index, Phase.INDEXES);
    }
  }

  /** Whether another index is on the same. */
  private static boolean isTaken(Catalog catalog, String table, IndexDefinition index) {
    TableDefinition taken = catalog.tables.get(table);
    return taken != null
        && taken.indexes().stream()
            .filter(i -> !i.name().equals(index.name()))
            .anyMatch(i -> i.column().equals(index.column()) && i.target() == index.target());
  }

  private void create(String table, IndexDefinition index, Phase phase) {
    steps.create(
        phase,
        Subject.INDEX,
        table,
        index.name(),
        "Index " + qualified(index) + ", " + describe(table, index) + ", is missing",
        create(table, index),
        List.of(drop(index)));
  }

  private String create(String table, IndexDefinition index) {
    return Ddl.createIndex(found.keyspace, table, index, server.scylla());
  }

  private String drop(IndexDefinition index) {
    return Ddl.dropIndex(found.keyspace, index.name());
  }

  private boolean same(String table, IndexDefinition index, Catalog.Index now) {
    IndexDefinition old = now.definition();
    return now.table().equals(table)
        && old.column().equals(index.column())
        && old.target() == index.target()
        && sameMethod(index, old)
        && sameOptions(index, old);
  }

  private boolean sameMethod(IndexDefinition index, IndexDefinition old) {
    if (index.method() == old.method()) {
      return OptionDiff.simpleName(className(index)).equals(OptionDiff.simpleName(className(old)));
    }
    boolean sai = old.method() == IndexMethod.SAI || old.method() == IndexMethod.VECTOR;
    return switch (index.method()) {
      case SECONDARY -> className(index).isEmpty() && sai && server.prefersSai();
      case SAI, VECTOR -> sai;
      case SASI -> false;
    };
  }

  /** The class that the method does not tell; that of a vector index differs by server alone. */
  private static String className(IndexDefinition index) {
    return index.method() == IndexMethod.SECONDARY
        ? index.options().getOrDefault(IndexDefinition.CLASS_NAME, "")
        : "";
  }

  private static boolean sameOptions(IndexDefinition index, IndexDefinition old) {
    Map<String, String> now = options(old);
    Map<String, String> then = options(index);
    if (index.method() == IndexMethod.VECTOR) {
      now.putIfAbsent(SIMILARITY, "COSINE"); // what servers take when told nothing
      then.putIfAbsent(SIMILARITY, "COSINE");
      if (VECTOR_CLASS.equals(old.options().get(IndexDefinition.CLASS_NAME))) {
        now.keySet().retainAll(then.keySet()); // ScyllaDB adds some of its own
      }
    }
    return now.keySet().equals(then.keySet())
        && then.entrySet().stream()
            .allMatch(e -> sameValue(e.getValue(), now.getOrDefault(e.getKey(), "")));
  }

  /** Words such as COSINE and true in any case; a text such as an analyzer's JSON exactly. */
  private static boolean sameValue(String wanted, String found) {
    return wanted.matches("\\w+") ? wanted.equalsIgnoreCase(found) : wanted.equals(found);
  }

  private static Map<String, String> options(IndexDefinition index) {
    Map<String, String> options = new TreeMap<>(index.options());
    options.remove(IndexDefinition.CLASS_NAME);
    return options;
  }

  private String qualified(IndexDefinition index) {
    return Cql.table(found.keyspace, index.name());
  }

  private String describe(String table, IndexDefinition index) {
    String target =
        switch (index.target()) {
          case VALUES -> index.column();
          case KEYS, ENTRIES, FULL ->
              index.target().name().toLowerCase(Locale.ROOT) + "(" + index.column() + ")";
        };
    Map<String, String> options = options(index);
    String method = className(index).isEmpty() ? index.method().name() : className(index);
    return method
        + " on "
        + Cql.table(found.keyspace, table)
        + " ("
        + target
        + ")"
        + (options.isEmpty() ? "" : " with " + options);
  }
}
