package dev.coodie.column;

import dev.coodie.annotation.Similarity;
import dev.coodie.cql.CqlTypes;
import dev.coodie.error.InvalidQueryException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Functions for {@code query.rows(..)}; meant to be imported statically. A row gives the value with
 * {@code row.get(sum(X_.price))}.
 */
public final class Select {
  private static final Pattern FUNCTION = Pattern.compile("\\w+(\\.\\w+)?");

  private Select() {}

  /** The number of rows. CQL: {@code count(*)}. */
  public static <D> Selected<D, Long> count() {
    return Selected.call("count", List.of(), ValueType.BIGINT);
  }

  /** The number of rows in which it is not null. CQL: {@code count(c)}. */
  public static <D> Selected<D, Long> count(Selector<D, ?> of) {
    return Selected.call("count", List.of(of), ValueType.BIGINT);
  }

  /**
   * The sum, in the type of the values: it can overflow, which a {@link #cast} to a wider type
   * prevents. 0 when there are none. CQL: {@code sum(c)}.
   */
  public static <D, V extends Number> Selected<D, V> sum(Selector<D, V> of) {
    return Selected.call("sum", List.of(of), of.type());
  }

  /**
   * The average, in the type of the values: of whole numbers it is cut to a whole number, which a
   * {@link #cast} to {@code double} prevents. 0 when there are none. CQL: {@code avg(c)}.
   */
  public static <D, V extends Number> Selected<D, V> avg(Selector<D, V> of) {
    return Selected.call("avg", List.of(of), of.type());
  }

  /** The smallest value, null when there are none. CQL: {@code min(c)}. */
  public static <D, V> Selected<D, V> min(Selector<D, V> of) {
    return Selected.call("min", List.of(of), of.type());
  }

  /** The largest value, null when there are none. CQL: {@code max(c)}. */
  public static <D, V> Selected<D, V> max(Selector<D, V> of) {
    return Selected.call("max", List.of(of), of.type());
  }

  /**
   * The seconds a cell still lives, null when it has no TTL. CQL: {@code ttl(c)}.
   *
   * @throws InvalidQueryException for a collection that is not frozen: each element has its own
   */
  public static <D> Selected<D, Integer> ttl(Column<D, ?> of) {
    return Selected.call("ttl", List.of(oneCell(of, "ttl")), ValueType.INT);
  }

  /**
   * When a cell was written, in microseconds since 1970, null when it is empty. CQL: {@code
   * writetime(c)}.
   *
   * @throws InvalidQueryException for a collection that is not frozen: each element has its own
   */
  public static <D> Selected<D, Long> writeTime(Column<D, ?> of) {
    return Selected.call("writetime", List.of(oneCell(of, "writeTime")), ValueType.BIGINT);
  }

  /** The token of the row's partition. CQL: {@code token(a, b)}. */
  public static <D> Selected<D, Long> token(PartitionToken<D> key) {
    return Selected.call("token", key.columns(), ValueType.BIGINT);
  }

  /** The value as a scalar of another type. CQL: {@code CAST(c AS type)}. */
  public static <D, V> Selected<D, V> cast(Selector<D, ?> value, ValueType<V> type) {
    return Selected.cast(value, type);
  }

  /** The value as JSON text. CQL: {@code toJson(c)}. */
  public static <D> Selected<D, String> toJson(Selector<D, ?> value) {
    return Selected.call("tojson", List.of(value), ValueType.TEXT);
  }

  /**
   * How near a vector is to {@code to}; more is nearer. CQL: {@code similarity_cosine(c, ?)} and
   * the like.
   */
  public static <D, V> Selected<D, Float> similarity(
      Similarity by, VectorColumn<D, V> column, V to) {
    String function = "similarity_" + by.name().toLowerCase(Locale.ROOT);
    return Selected.withValue(function, column, to, ValueType.FLOAT);
  }

  /**
   * Any function the server has, for example {@code call("todate", ValueType.DATE, X_.id)}.
   *
   * @param function its name, with the keyspace before a dot if it is not the session's
   * @param type what it returns
   * @throws InvalidQueryException if it is not a valid name
   */
  @SafeVarargs
  public static <D, V> Selected<D, V> call(
      String function, ValueType<V> type, Selector<? extends D, ?>... arguments) {
    if (!FUNCTION.matcher(function).matches()) {
      throw new InvalidQueryException(
          "coodie-215",
          "\""
              + function
              + "\" is not the name of a function. Use letters, digits and underscores, with one"
              + " dot after a keyspace.");
    }
    return Selected.call(function, List.of(arguments), type);
  }

  private static Column<?, ?> oneCell(Column<?, ?> column, String function) {
    if (CqlTypes.hasSeveralCells(column.type().cql())) {
      throw new InvalidQueryException(
          "coodie-216",
          function
              + "() of column \""
              + column.name()
              + "\" has no single value: it is "
              + column.type().cql()
              + ", whose elements or fields are cells of their own. Freeze it, or ask with call(..).");
    }
    return column;
  }
}
