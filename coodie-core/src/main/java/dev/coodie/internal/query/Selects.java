package dev.coodie.internal.query;

import dev.coodie.column.Column;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.run.Selection;
import java.util.List;

/** The statements that read the documents of a query, and one that tells whether there are any. */
final class Selects {
  private Selects() {}

  /**
   * Pages end a reading that wants {@code rows} documents, where the server would miscount them.
   */
  static CqlStatement documents(QueryState<?> query, String verb, int rows) {
    Selection<?> read = RowlessPartitions.withRowColumn(query);
    if (rows == QueryState.NONE || !RowlessPartitions.areCounted(query)) {
      return query.statement(verb, read, rows);
    }
    if (query.isOrderedAcrossPartitions()) {
      int partitions = OrderAcrossPartitions.partitions(query.table(), query.where());
      return query.statement(verb, read, rows + partitions);
    }
    int page = query.pageSize() == 0 ? rows : Math.min(query.pageSize(), rows);
    return query.statement(verb, read, QueryState.NONE).withPageSize(page);
  }

  static CqlStatement page(QueryState<?> query) {
    if (query.nearest() != null) {
      throw new InvalidQueryException(
          "coodie-238",
          "page() with nearest(): no server returns the nearest rows in pages. Ask for more with"
              + " limit(..) and all().");
    }
    return query.statement("", RowlessPartitions.withRowColumn(query), query.limit());
  }

  static CqlStatement key(QueryState<?> query) {
    boolean distinct = query.isDistinct();
    QueryState<?> plain = distinct ? query.unordered().withDistinct() : query.unordered();
    List<? extends Column<?, ?>> key =
        distinct ? query.table().partitionColumns() : query.table().keyColumns();
    return RowlessPartitions.areCounted(query)
        ? plain.statement("", key, QueryState.NONE).withPageSize(1)
        : plain.statement("", key, 1);
  }

  static String described(QueryState<?> query) {
    try {
      return SelectText.described(VariantFilter.of(query));
    } catch (InvalidQueryException e) {
      return "a query of "
          + query.table().model().typeName()
          + " that is refused: "
          + e.getMessage();
    }
  }
}
