package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Column;
import dev.coodie.column.Select;
import dev.coodie.column.Selected;
import dev.coodie.column.Selector;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.page.PageTokens;
import dev.coodie.internal.query.PageByKey;
import dev.coodie.internal.query.QueryState;
import java.nio.ByteBuffer;
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

  /** See {@link Query#atMostOne}; looks for a second row, unless the whole key is given. */
  public CqlStatement atMostOne() {
    return state.selectAtMost(2);
  }

  /** See {@link Query#one}; looks for a second row, unless the whole key is given. */
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

  /** See {@link Query#count(Column)}. */
  public CqlStatement count(Column<? super D, ?> column) {
    Arguments.given(column, "a column");
    return state.aggregate(Select.count(column));
  }

  /** See {@link Query#sum}. */
  public <V extends Number> CqlStatement sum(Column<? super D, V> column) {
    Arguments.given(column, "a column");
    return state.aggregate(Select.sum(column));
  }

  /** See {@link Query#avg}. */
  public <V extends Number> CqlStatement avg(Column<? super D, V> column) {
    Arguments.given(column, "a column");
    return state.aggregate(Select.avg(column));
  }

  /** See {@link Query#min}. */
  public <V> CqlStatement min(Column<? super D, V> column) {
    Arguments.given(column, "a column");
    return state.aggregate(Select.min(column));
  }

  /** See {@link Query#max}. */
  public <V> CqlStatement max(Column<? super D, V> column) {
    Arguments.given(column, "a column");
    return state.aggregate(Select.max(column));
  }

  /**
   * See {@link Query#page()}. Without the row more that it asks for where its token holds a key.
   */
  public CqlStatement page() {
    return state.selectPage();
  }

  /** See {@link Query#page(PageToken)}; as {@link #page()}. */
  public CqlStatement page(PageToken token) {
    Arguments.given(token, "a page token");
    CqlStatement statement = state.selectPage();
    ByteBuffer place =
        PageTokens.of(statement, state.table().defaults().pageTokenKeys()).open(token.bytes());
    return PageTokens.isOfKey(token.bytes())
        ? PageByKey.from(state, place).statement()
        : statement.withPagingState(place);
  }

  /** See {@link Query#rows}. */
  @SafeVarargs
  public final CqlStatement rows(Selector<? super D, ?>... selectors) {
    List<Selector<? super D, ?>> wanted = Arguments.all("a column or function", selectors);
    if (wanted.isEmpty()) {
      throw new InvalidQueryException(
          "coodie-225", "rows() names no column. Name the columns to read, or use all().");
    }
    checkLabels(selectors);
    return state.select(wanted);
  }

  /** A row tells functions apart by their text, in which a bound value does not show. */
  private static void checkLabels(Selector<?, ?>[] selectors) {
    for (int i = 0; i < selectors.length; i++) {
      for (int k = i + 1; k < selectors.length; k++) {
        if (selectors[i] instanceof Selected<?, ?> one
            && selectors[k] instanceof Selected<?, ?> other
            && one.equals(other)
            && !one.bindsTheSame(other)) {
          throw new InvalidQueryException(
              "coodie-258",
              "rows() asks for "
                  + one.label()
                  + " twice, with different values, and a row could not tell them apart. Ask for"
                  + " each in its own query.");
        }
      }
    }
  }

  /** See {@link Query#scored}. */
  public CqlStatement scored() {
    return state.selectScored();
  }

  /** See {@link Query#json}. */
  public CqlStatement json() {
    return state.selectJson();
  }

  /** Its CQL with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return state.toString();
  }
}
