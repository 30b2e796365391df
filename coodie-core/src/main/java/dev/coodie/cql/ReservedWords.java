package dev.coodie.cql;

import java.util.HashSet;
import java.util.Set;

/** Words that the servers do not take for a name unless they stand in double quotes. */
final class ReservedWords {
  /**
   * Of Cassandra, versions before 5.0 included; {@code ttl} and those after it are refused as names
   * of types alone.
   */
  static final Set<String> CASSANDRA =
      words(
          "add allow alter and apply asc authorize batch begin by columnfamily create default delete"
              + " desc describe drop entries execute false from full grant if in index infinity"
              + " insert into is keyspace limit materialized mbean mbeans modify nan norecursive not"
              + " null of on or order primary rename replace revoke schema select set table to token"
              + " true truncate unlogged unset update use using view where with"
              + " cast count distinct json maxwritetime ttl writetime");

  /** Of ScyllaDB; {@code count} and those after it are refused as names of types alone. */
  static final Set<String> SCYLLA =
      words(
          "add allow alter and ann apply asc authorize batch begin by cast columnfamily concurrency"
              + " create default delete drop entries false from full grant if in index infinity"
              + " insert into is keyspace limit materialized modify nan norecursive not null of on"
              + " or order primary rename replace revoke schema scylla_clustering_bound"
              + " scylla_counter_shard_list scylla_timeuuid_list_index select set table"
              + " text_search_indexing to token true truncate unlogged unset update use using"
              + " vector_search_indexing view where with"
              + " count ttl writetime");

  /** Of either: quotes where one server could do without do no harm. */
  static final Set<String> ALL = union();

  private ReservedWords() {}

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }

  private static Set<String> union() {
    Set<String> all = new HashSet<>(CASSANDRA);
    all.addAll(SCYLLA);
    return Set.copyOf(all);
  }
}
