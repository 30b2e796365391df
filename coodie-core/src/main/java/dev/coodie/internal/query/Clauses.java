package dev.coodie.internal.query;

import dev.coodie.column.Column;
import dev.coodie.column.Ordering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What few queries have, beside conditions and a limit. Apart, so that the others need not copy it.
 */
record Clauses(
    List<Ordering<?>> orderings,
    List<Column<?, ?>> groups,
    @Nullable Nearest<?> nearest,
    boolean distinct,
    int perPartitionLimit,
    boolean allowFiltering,
    boolean bypassCache,
    IndexHints hints) {
  static final Clauses NONE =
      new Clauses(
          List.of(), List.of(), null, false, QueryState.NONE, false, false, IndexHints.NONE);

  Clauses withOrderings(List<Ordering<?>> all) {
    return new Clauses(
        all, groups, nearest, distinct, perPartitionLimit, allowFiltering, bypassCache, hints);
  }

  Clauses withGroups(List<Column<?, ?>> all) {
    return new Clauses(
        orderings, all, nearest, distinct, perPartitionLimit, allowFiltering, bypassCache, hints);
  }

  Clauses withNearest(Nearest<?> wanted) {
    return new Clauses(
        orderings, groups, wanted, distinct, perPartitionLimit, allowFiltering, bypassCache, hints);
  }

  Clauses withDistinct() {
    return new Clauses(
        orderings, groups, nearest, true, perPartitionLimit, allowFiltering, bypassCache, hints);
  }

  Clauses withPerPartitionLimit(int rows) {
    return new Clauses(
        orderings, groups, nearest, distinct, rows, allowFiltering, bypassCache, hints);
  }

  Clauses withAllowFiltering() {
    return new Clauses(
        orderings, groups, nearest, distinct, perPartitionLimit, true, bypassCache, hints);
  }

  Clauses withBypassCache() {
    return new Clauses(
        orderings, groups, nearest, distinct, perPartitionLimit, allowFiltering, true, hints);
  }

  Clauses withHints(IndexHints wanted) {
    return new Clauses(
        orderings,
        groups,
        nearest,
        distinct,
        perPartitionLimit,
        allowFiltering,
        bypassCache,
        wanted);
  }

  /** The same for rows in no order. */
  Clauses unordered() {
    return new Clauses(
        List.of(), List.of(), null, false, QueryState.NONE, allowFiltering, bypassCache, hints);
  }
}
