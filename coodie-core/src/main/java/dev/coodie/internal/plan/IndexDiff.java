package dev.coodie.internal.plan;

import dev.coodie.annotation.IndexMethod;
import dev.coodie.error.SchemaException;
import dev.coodie.internal.cql.Cql;
import dev.coodie.schema.IndexDefinition;
import dev.coodie.schema.TableDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares an index that exists with the one of the same name that is wanted. */
final class IndexDiff {
  private static final String SIMILARITY = "similarity_function";
  private static final String VECTOR_CLASS = "vector_index";

  private final String keyspace;
  private final Server server;

  IndexDiff(String keyspace, Server server) {
    this.keyspace = keyspace;
    this.server = server;
  }

  /** Whether it takes the server to say if indexes are as wanted: its default may be SAI. */
  static boolean needsServer(List<TableDefinition> tables, LiveSchema live) {
    return tables.stream()
        .flatMap(table -> table.indexes().stream())
        .filter(index -> index.method() == IndexMethod.SECONDARY)
        .map(index -> live.indexes.get(index.name()))
        .anyMatch(found -> found != null && !found.className().isEmpty());
  }

  /** Refuses an index that is not as wanted. */
  void check(String table, IndexDefinition wanted, LiveSchema.Index found) {
    if (found.table().equals(table)
        && spellings(wanted).contains(found.target())
        && sameClass(wanted, found)
        && sameOptions(wanted, found)) {
      return;
    }
    throw new SchemaException(
        "coodie-709",
        "Index "
            + Cql.table(keyspace, wanted.name())
            + " is "
            + describe(found)
            + ", but the document wants "
            + describe(table, wanted)
            + ". An index cannot be altered: drop it first (DROP INDEX "
            + Cql.table(keyspace, wanted.name())
            + "), or give the wanted one another name.");
  }

  /** The ways in which servers print the target. */
  private static Set<String> spellings(IndexDefinition index) {
    String plain = index.column();
    String quoted = '"' + plain.replace("\"", "\"\"") + '"';
    return switch (index.target()) {
      case VALUES -> Set.of(plain, quoted, in("values", plain), in("values", quoted));
      case KEYS -> Set.of(in("keys", plain), in("keys", quoted));
      case ENTRIES ->
          Set.of(
              in("entries", plain),
              in("entries", quoted),
              in("keys_and_values", plain),
              in("keys_and_values", quoted));
      case FULL -> Set.of(in("full", plain), in("full", quoted));
    };
  }

  private static String in(String function, String column) {
    return function + "(" + column + ")";
  }

  private boolean sameClass(IndexDefinition wanted, LiveSchema.Index found) {
    String name = OptionDiff.simpleName(found.className()).toLowerCase(Locale.ROOT);
    boolean sai = name.equals("sai") || name.equals("storageattachedindex");
    return switch (wanted.method()) {
      case SECONDARY -> name.isEmpty() || (sai && server.prefersSai());
      case SAI -> sai;
      case SASI -> name.equals("sasiindex");
      case VECTOR -> sai || name.equals(VECTOR_CLASS);
    };
  }

  private static boolean sameOptions(IndexDefinition wanted, LiveSchema.Index found) {
    Map<String, String> now = options(found);
    Map<String, String> then = new TreeMap<>(wanted.options());
    if (wanted.method() == IndexMethod.VECTOR) {
      now.putIfAbsent(SIMILARITY, "COSINE"); // what servers take when told nothing
      then.putIfAbsent(SIMILARITY, "COSINE");
      if (found.className().equals(VECTOR_CLASS)) {
        now.keySet().retainAll(then.keySet()); // ScyllaDB adds some of its own
      }
    }
    return now.keySet().equals(then.keySet())
        && then.entrySet().stream()
            .allMatch(e -> same(e.getValue(), now.getOrDefault(e.getKey(), "")));
  }

  /** Words such as COSINE and true in any case; a text such as an analyzer's JSON exactly. */
  private static boolean same(String wanted, String found) {
    return wanted.matches("\\w+") ? wanted.equalsIgnoreCase(found) : wanted.equals(found);
  }

  private static Map<String, String> options(LiveSchema.Index index) {
    Map<String, String> options = new TreeMap<>(index.options());
    options.remove("target");
    options.remove("class_name");
    return options;
  }

  private String describe(LiveSchema.Index found) {
    return describe(
        found.table(),
        found.target(),
        found.className().isEmpty() ? IndexMethod.SECONDARY.name() : found.className(),
        options(found));
  }

  private String describe(String table, IndexDefinition wanted) {
    String target =
        switch (wanted.target()) {
          case VALUES -> wanted.column();
          case KEYS, ENTRIES, FULL ->
              in(wanted.target().name().toLowerCase(Locale.ROOT), wanted.column());
        };
    return describe(table, target, wanted.method().name(), new TreeMap<>(wanted.options()));
  }

  private String describe(String table, String target, String method, Map<String, String> options) {
    return method
        + " on "
        + Cql.table(keyspace, table)
        + " ("
        + target
        + ")"
        + (options.isEmpty() ? "" : " with " + options);
  }
}
