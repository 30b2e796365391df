package dev.coodie.column;

import java.util.Set;
import java.util.regex.Pattern;

/** Names of user-defined types, quoted where Cassandra's own schema tables quote them. */
final class TypeNames {
  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]*");

  private static final Set<String> RESERVED =
      Set.of(
          ("add allow alter and apply asc authorize batch begin by columnfamily create delete desc"
                  + " describe drop entries execute from full grant if in index infinity insert into"
                  + " is keyspace limit materialized modify nan norecursive not null of on or order"
                  + " primary rename revoke schema select set table to token truncate unlogged"
                  + " update use using view where with")
              .split(" "));

  private TypeNames() {}

  static String quoted(String name) {
    return PLAIN.matcher(name).matches() && !RESERVED.contains(name)
        ? name
        : '"' + name.replace("\"", "\"\"") + '"';
  }
}
