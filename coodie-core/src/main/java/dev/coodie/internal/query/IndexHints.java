package dev.coodie.internal.query;

import dev.coodie.cql.CqlNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The indexes that a query must use, and those that it must not, by name. */
record IndexHints(List<String> included, List<String> excluded) {
  static final IndexHints NONE = new IndexHints(List.of(), List.of());

  IndexHints including(List<String> names) {
    return new IndexHints(joined(included, names), excluded);
  }

  IndexHints excluding(List<String> names) {
    return new IndexHints(included, joined(excluded, names));
  }

  private static List<String> joined(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /** The end of a SELECT, empty without hints. */
  String cql() {
    List<String> clauses = new ArrayList<>();
    if (!included.isEmpty()) {
      clauses.add("included_indexes = " + names(included));
    }
    if (!excluded.isEmpty()) {
      clauses.add("excluded_indexes = " + names(excluded));
    }
    return clauses.isEmpty() ? "" : " WITH " + String.join(" AND ", clauses);
  }

  private static String names(List<String> names) {
    return names.stream().map(CqlNames::quoted).collect(Collectors.joining(", ", "{", "}"));
  }
}
