package dev.coodie.internal.plan;

import java.util.Set;

/**
 * What a plan may take for unwanted.
 *
 * @param whole whether the keyspace belongs to what is wanted alone, so that whole tables, views
 *     and types may be unwanted, too
 * @param shared tables of which what is wanted is a part, so that more in them is not unwanted
 */
record Scope(boolean whole, Set<String> shared) {
  /** The tables that coodie keeps for itself in a keyspace. */
  private static final String OWN = "coodie_";

  /** A keyspace compared with another, whole. */
  static final Scope WHOLE = new Scope(true, Set.of());

  Scope {
    shared = Set.copyOf(shared);
  }

  /** Whether the plan is about this table of the keyspace. */
  boolean covers(String table, Catalog wanted) {
    return (whole && !isOwn(table)) || wanted.tables.containsKey(table);
  }

  static boolean isOwn(String table) {
    return table.startsWith(OWN);
  }
}
