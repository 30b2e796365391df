package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Column;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.run.Selection;
import java.util.Arrays;
import java.util.List;

/** A {@link Query} as the statement that each of its methods would send first. */
@CheckReturnValue
public final class CqlQuery<D> {
  private final QueryState<D> state;

  CqlQuery(QueryState<D> state) {
    this.state = state;
  }

  /** See {@link Query#all}. */
  public CqlStatement all() {
    return state.select();
  }

  /** See {@link Query#stream}. */
  public CqlStatement stream() {
    return state.select();
  }

  /** See {@link Query#first}. */
  public CqlStatement first() {
    return state.selectAtMost(1);
  }

  /** See {@link Query#atMostOne}; looks for a second row. */
  public CqlStatement atMostOne() {
    return state.selectAtMost(2);
  }

  /** See {@link Query#one}; looks for a second row. */
  public CqlStatement one() {
    return state.selectAtMost(2);
  }

  /** See {@link Query#count}. */
  public CqlStatement count() {
    return state.count();
  }

  /** See {@link Query#exists}. */
  public CqlStatement exists() {
    return state.selectKey();
  }

  /** See {@link Query#page()}. */
  public CqlStatement page() {
    return state.select();
  }

  /** See {@link Query#page(PageToken)}. */
  public CqlStatement page(PageToken token) {
    CqlStatement statement = state.select();
    return statement.withPagingState(PageTokens.open(token, statement, state.table().config));
  }

  /** See {@link Query#rows}. */
  @SafeVarargs
  public final CqlStatement rows(Column<? super D, ?>... columns) {
    List<Column<? super D, ?>> wanted = Arrays.asList(columns);
    if (wanted.isEmpty()) {
      throw new InvalidQueryException(
          "coodie-225", "rows() names no column. Name those to read, or use all().");
    }
    wanted.forEach(state.table().model::require);
    Selection<Row> rows =
        new Selection<>(
            "Row",
            wanted,
            cells -> {
              throw new IllegalStateException("Rows are read as they are.");
            });
    return state.select(rows).select();
  }
}
