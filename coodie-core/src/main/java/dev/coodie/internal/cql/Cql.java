package dev.coodie.internal.cql;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import dev.coodie.column.Element;
import dev.coodie.column.Ordering;
import dev.coodie.column.Selected;
import dev.coodie.column.Selector;
import dev.coodie.column.Term;
import dev.coodie.cql.CqlNames;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes data statements. Text depends on shape alone: every value, TTL, timestamp and limit is a
 * {@code ?}. Markers come in the order in which the text reads.
 */
public final class Cql {
  /** The end of a SELECT that leaves the row cache of ScyllaDB as it is. */
  public static final String ALLOW_FILTERING = " ALLOW FILTERING";

  public static final String BYPASS_CACHE = " BYPASS CACHE";

  private Cql() {}

  /** A table's full name, quoted where it must be. */
  public static String table(String keyspace, String table) {
    return CqlNames.table(keyspace, table);
  }

  /** {@code INSERT INTO t JSON ? [DEFAULT UNSET] [USING ...]}. */
  public static String insertJson(
      String table, boolean skipMissing, boolean timestamp, boolean ttl) {
    return "INSERT INTO "
        + table
        + " JSON ?"
        + (skipMissing ? " DEFAULT UNSET" : "")
        + using(timestamp, ttl);
  }

  /** {@code INSERT INTO t (a, b) VALUES (?, ?) [IF NOT EXISTS] [USING ...]}. */
  public static String insert(
      String table, List<String> columns, boolean ifNotExists, boolean timestamp, boolean ttl) {
    return "INSERT INTO "
        + table
        + " ("
        + columns.stream().map(CqlNames::quoted).collect(Collectors.joining(", "))
        + ") VALUES ("
        + markers(columns.size())
        + ")"
        + (ifNotExists ? " IF NOT EXISTS" : "")
        + using(timestamp, ttl);
  }

  /**
   * The parts of a SELECT.
   *
   * @param selection the text between SELECT and FROM
   * @param table the table's full name
   * @param nearest the column of an ANN search, if it is one
   * @param hints which indexes to use, as CQL
   */
  public record Select(
      String selection,
      String table,
      List<Term> where,
      List<? extends Column<?, ?>> groups,
      List<? extends Ordering<?>> orderings,
      @Nullable Column<?, ?> nearest,
      boolean perPartitionLimit,
      boolean limit,
      boolean allowFiltering,
      boolean bypassCache,
      String hints) {}

  /** {@code SELECT .. FROM t [WHERE ..] [GROUP BY ..] [ORDER BY ..] [..LIMIT ?]}. */
  public static String select(Select parts) {
    StringBuilder cql = new StringBuilder("SELECT ").append(parts.selection).append(" FROM ");
    cql.append(parts.table).append(conditions(" WHERE ", parts.where));
    if (!parts.groups.isEmpty()) {
      cql.append(" GROUP BY ").append(selection(parts.groups));
    }
    if (!parts.orderings.isEmpty()) {
      cql.append(" ORDER BY ")
          .append(parts.orderings.stream().map(Cql::ordering).collect(Collectors.joining(", ")));
    }
    Column<?, ?> nearest = parts.nearest;
    if (nearest != null) {
      cql.append(" ORDER BY ").append(CqlNames.quoted(nearest.name())).append(" ANN OF ?");
    }
    cql.append(parts.perPartitionLimit ? " PER PARTITION LIMIT ?" : "");
    cql.append(parts.limit ? " LIMIT ?" : "");
    cql.append(parts.allowFiltering ? ALLOW_FILTERING : "");
    cql.append(parts.bypassCache ? BYPASS_CACHE : "").append(parts.hints);
    return cql.toString();
  }

  /** Columns and functions as a select list; functions are named by their labels. */
  public static String selectors(List<? extends Selector<?, ?>> selectors) {
    return selectors.stream()
        .map(
            s ->
                s instanceof Column<?, ?>
                    ? selector(s)
                    : selector(s) + " AS " + CqlNames.quoted(s.label()))
        .collect(Collectors.joining(", "));
  }

  private static String selector(Selector<?, ?> selector) {
    if (selector instanceof Column<?, ?> column) {
      return CqlNames.quoted(column.name());
    }
    Selected<?, ?> function = (Selected<?, ?>) selector;
    String arguments =
        function.arguments().stream().map(Cql::selector).collect(Collectors.joining(", "));
    return CqlNames.function(function.function())
        + "("
        + (arguments.isEmpty() && function.function().equals("count") ? "*" : arguments)
        + function.castTo().map(type -> " AS " + type.cql()).orElse("")
        + (function.value() == null ? "" : ", ?")
        + ")";
  }

  /** The names as a select list. */
  public static String selection(List<? extends Column<?, ?>> columns) {
    return columns.stream().map(c -> CqlNames.quoted(c.name())).collect(Collectors.joining(", "));
  }

  /**
   * {@code SELECT .. FROM t WHERE token(..) > ? AND token(..) <= ?}.
   *
   * @param selection the text between SELECT and FROM
   * @param table the table's full name
   * @param partitionKey its names, in key order
   */
  public static String selectRange(String selection, String table, List<String> partitionKey) {
    String token = "TOKEN(" + names(partitionKey) + ")";
    return "SELECT "
        + selection
        + " FROM "
        + table
        + " WHERE "
        + token
        + " > ? AND "
        + token
        + " <= ?";
  }

  /** Names of columns as a select list. */
  public static String names(List<String> columns) {
    return columns.stream().map(CqlNames::quoted).collect(Collectors.joining(", "));
  }

  /** {@code UPDATE t [USING ...] SET ... WHERE ... [IF ...]}. */
  public static String update(
      String table,
      boolean timestamp,
      boolean ttl,
      List<? extends Assignment<?>> assignments,
      List<Term> where,
      Optional<List<Term>> condition) {
    return "UPDATE "
        + table
        + using(timestamp, ttl)
        + " SET "
        + assignments.stream().map(Cql::assignment).collect(Collectors.joining(", "))
        + conditions(" WHERE ", where)
        + condition.map(Cql::condition).orElse("");
  }

  /** {@code DELETE [a, b] FROM t [USING TIMESTAMP ?] WHERE ... [IF ...]}. */
  public static String delete(
      String table,
      List<? extends Column<?, ?>> columns,
      boolean timestamp,
      List<Term> where,
      Optional<List<Term>> condition) {
    return "DELETE "
        + (columns.isEmpty() ? "" : selection(columns) + " ")
        + "FROM "
        + table
        + using(timestamp, false)
        + conditions(" WHERE ", where)
        + condition.map(Cql::condition).orElse("");
  }

  /** {@code t [WHERE ...] [IF ...]}, for people. */
  public static String rows(String table, List<Term> where, Optional<List<Term>> condition) {
    return table + conditions(" WHERE ", where) + condition.map(Cql::condition).orElse("");
  }

  private static String using(boolean timestamp, boolean ttl) {
    if (!timestamp && !ttl) {
      return "";
    }
    return " USING "
        + (timestamp ? "TIMESTAMP ?" : "")
        + (timestamp && ttl ? " AND " : "")
        + (ttl ? "TTL ?" : "");
  }

  private static String condition(List<Term> terms) {
    return terms.isEmpty() ? " IF EXISTS" : conditions(" IF ", terms);
  }

  private static String conditions(String prefix, List<Term> terms) {
    return terms.isEmpty()
        ? ""
        : prefix + terms.stream().map(Cql::term).collect(Collectors.joining(" AND "));
  }

  private static String term(Term term) {
    String operator = " " + term.operator().cql() + " ";
    if (term instanceof Term.Comparison comparison) {
      return CqlNames.quoted(comparison.column().name()) + operator + "?";
    }
    if (term instanceof Term.OfElement element) {
      return element(element.columns().get(0), element.place()) + operator + "?";
    }
    Term.Several several = (Term.Several) term;
    String columns = "(" + selection(several.columns()) + ")";
    String values = "(" + markers(several.size()) + ")";
    return switch (several.form()) {
      case POSITION -> columns + operator + values;
      case BOUNDS -> selection(several.columns()) + operator + "? AND ?";
      case TOKEN -> "TOKEN" + columns + operator + "?";
      case TOKEN_OF -> "TOKEN" + columns + operator + "TOKEN" + values;
    };
  }

  private static String assignment(Assignment<?> assignment) {
    String column = CqlNames.quoted(assignment.column().name());
    return switch (assignment.kind()) {
      case SET -> column + " = ?";
      case SET_AT, SET_FIELD -> element(assignment.column(), assignment.place()) + " = ?";
      case ADD, APPEND, INCREMENT -> column + " = " + column + " + ?";
      case PREPEND -> column + " = ? + " + column;
      case REMOVE, DECREMENT -> column + " = " + column + " - ?";
    };
  }

  private static String element(Column<?, ?> column, Element.@Nullable Place place) {
    String name = CqlNames.quoted(column.name());
    return place == null || place.field() == null
        ? name + "[?]"
        : name + "." + CqlNames.quoted(place.field());
  }

  private static String ordering(Ordering<?> ordering) {
    return CqlNames.quoted(ordering.column().name())
        + (ordering.order() == ClusteringOrder.DESC ? " DESC" : " ASC");
  }

  private static String markers(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
