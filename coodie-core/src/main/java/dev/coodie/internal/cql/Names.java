package dev.coodie.internal.cql;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Quotes identifiers, so that no name can be anything but a name. */
final class Names {
  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern LOWER = Pattern.compile("[a-z0-9_.]+");

  /**
   * Words that cannot stand unquoted; from the reserved keywords of Cassandra's and ScyllaDB's CQL.
   */
  private static final Set<String> RESERVED =
      Set.of(
          "add",
          "allow",
          "alter",
          "and",
          "apply",
          "asc",
          "authorize",
          "batch",
          "begin",
          "by",
          "columnfamily",
          "create",
          "default",
          "delete",
          "desc",
          "describe",
          "drop",
          "entries",
          "execute",
          "from",
          "full",
          "grant",
          "if",
          "in",
          "index",
          "infinity",
          "insert",
          "into",
          "is",
          "keyspace",
          "limit",
          "materialized",
          "mbean",
          "mbeans",
          "modify",
          "nan",
          "norecursive",
          "not",
          "null",
          "of",
          "on",
          "or",
          "order",
          "primary",
          "rename",
          "replace",
          "revoke",
          "schema",
          "scylla_clustering_bound",
          "scylla_counter_shard_list",
          "scylla_timeuuid_list_index",
          "select",
          "set",
          "table",
          "to",
          "token",
          "truncate",
          "unlogged",
          "unset",
          "update",
          "use",
          "using",
          "view",
          "where",
          "with");

  private Names() {}

  /** A column, always quoted. */
  static String column(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A keyspace, table, type or index, quoted when it must be. */
  static String plain(String name) {
    return PLAIN.matcher(name).matches() && !RESERVED.contains(name) ? name : column(name);
  }

  /** A function, with its keyspace before a dot if it has one; quoted when case matters. */
  static String function(String name) {
    return LOWER.matcher(name).matches()
        ? name
        : Arrays.stream(name.split("\\.")).map(Names::column).collect(Collectors.joining("."));
  }

  /** A text constant. */
  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
