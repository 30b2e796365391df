package dev.coodie.spark.internal.read;

import dev.coodie.spark.internal.type.ReadColumn;
import dev.coodie.spark.internal.type.ReadColumns;
import dev.coodie.spark.internal.type.TableColumn;
import dev.coodie.spark.internal.type.TableShape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * A predicate of Spark that compares a column with literals, as the server can.
 *
 * @param operator {@code =}, {@code IN}, {@code <}, {@code <=}, {@code >} or {@code >=}
 * @param cells one, or for {@code IN} one or more, no two of them equal
 */
record Comparison(
    Predicate predicate, TableColumn column, String operator, List<ByteBuffer> cells) {
  private static final Set<String> RANGES = Set.of("<", "<=", ">", ">=");

  /** Empty if it is none, or one whose values the server compares in another way. */
  static Optional<Comparison> of(TableShape table, ReadColumns columns, Predicate predicate) {
    Expression[] children = predicate.children();
    String operator = predicate.name();
    if (children.length < 2 || !isComparison(operator)) {
      return Optional.empty();
    }
    if (children.length == 2 && children[0] instanceof Literal<?>) {
      children = new Expression[] {children[1], children[0]};
      operator = turned(operator);
    }
    if (!(children[0] instanceof NamedReference reference) || reference.fieldNames().length != 1) {
      return Optional.empty();
    }
    String name = reference.fieldNames()[0];
    Optional<TableColumn> column = table.column(name);
    Optional<ReadColumn> read =
        columns.all().stream().filter(each -> each.name().equals(name)).findFirst();
    if (column.isEmpty() || read.isEmpty()) {
      return Optional.empty();
    }
    List<ByteBuffer> cells = cells(column.get(), read.get().type().dataType(), operator, children);
    return cells == null
        ? Optional.empty()
        : Optional.of(new Comparison(predicate, column.get(), operator, cells));
  }

  private static boolean isComparison(String operator) {
    return operator.equals("=") || operator.equals("IN") || RANGES.contains(operator);
  }

  private static String turned(String operator) {
    return switch (operator) {
      case "<" -> ">";
      case "<=" -> ">=";
      case ">" -> "<";
      case ">=" -> "<=";
      default -> operator;
    };
  }

  /** Null if one cannot be compared by the server. */
  private static @Nullable List<ByteBuffer> cells(
      TableColumn column, DataType type, String operator, Expression[] children) {
    Set<ByteBuffer> cells = new LinkedHashSet<>();
    for (int i = 1; i < children.length; i++) {
      if (!(children[i] instanceof Literal<?> literal)) {
        return null;
      }
      // Nothing equals null, so it adds nothing to the others. Of a blob Spark fails to log it.
      if (literal.value() == null
          && operator.equals("IN")
          && !(literal.dataType() instanceof BinaryType)) {
        continue;
      }
      ByteBuffer cell =
          RANGES.contains(operator)
              ? PushedTypes.bound(column.type(), type, literal, operator)
              : PushedTypes.cell(column.type(), type, literal);
      if (cell == null) {
        return null;
      }
      cells.add(cell);
    }
    return cells.isEmpty() ? null : new ArrayList<>(cells);
  }

  boolean isEquality() {
    return !RANGES.contains(operator);
  }

  /** Of the longest value. */
  int mostBytes() {
    return cells.stream().mapToInt(ByteBuffer::remaining).max().orElse(0);
  }

  /** Whether one of the values is that without bytes. */
  boolean hasNoBytes() {
    return cells.stream().anyMatch(cell -> !cell.hasRemaining());
  }

  boolean isLowerBound() {
    return operator.startsWith(">");
  }

  boolean isUpperBound() {
    return operator.startsWith("<");
  }

  /** These conditions, and this one. */
  Conditions and(Conditions others) {
    String markers = String.join(", ", java.util.Collections.nCopies(cells.size(), "?"));
    String cql =
        operator.equals("IN")
            ? column.quoted() + " IN (" + markers + ")"
            : column.quoted() + " " + operator + " ?";
    return others.and(cql, column.type(), cells);
  }
}
