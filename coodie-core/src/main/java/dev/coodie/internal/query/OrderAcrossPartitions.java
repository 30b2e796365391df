package dev.coodie.internal.query;

import dev.coodie.column.Column;
import dev.coodie.column.Operator;
import dev.coodie.column.Term;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.table.Table;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The rows of several partitions in one order. The server sorts them itself, and does not when it
 * is asked for pages: they are read at once, if a limit is no larger than a page.
 */
final class OrderAcrossPartitions {
  /** The page size of the driver where none is set. */
  private static final int DRIVERS_PAGE = 5_000;

  private OrderAcrossPartitions() {}

  /** Whether IN chooses the partitions. */
  static boolean isWanted(Table<?> table, List<Term> where) {
    return where.stream().anyMatch(term -> isIn(table, term));
  }

  private static boolean isIn(Table<?> table, Term term) {
    return term instanceof Term.Comparison comparison
        && comparison.operator() == Operator.IN
        && table.partitionColumns().contains(comparison.column());
  }

  /** How many partitions there are at most. */
  public static int partitions(Table<?> table, List<Term> where) {
    long partitions = 1;
    for (Term term : where) {
      ByteBuffer values = isIn(table, term) ? term.value(0) : null;
      if (values != null) {
        partitions *= values.getInt(values.position());
      }
    }
    return (int) Math.min(partitions, DRIVERS_PAGE);
  }

  /** That all rows come at once; a limit must see to it that they are no more than a page. */
  static int unpaged(Table<?> table, List<Term> where, int limit, int pageSize) {
    int most = pageSize == 0 ? DRIVERS_PAGE : pageSize;
    if (limit == QueryState.NONE || limit > most) {
      String columns =
          String.join(
              ", ",
              where.stream()
                  .filter(term -> isIn(table, term))
                  .flatMap(term -> term.columns().stream())
                  .map(Column::name)
                  .toList());
      throw new InvalidQueryException(
          "coodie-270",
          table.model().typeName()
              + " is ordered over the partitions of in() on \""
              + columns
              + "\", which the server does for one page alone. Ask for "
              + (limit == QueryState.NONE
                  ? "limit(..), at most " + most + " rows here"
                  : "limit(" + limit + ") with pageSize(" + limit + ") or more")
              + ", or leave orderBy(..) out and sort the rows.");
    }
    return CqlStatement.UNPAGED;
  }
}
