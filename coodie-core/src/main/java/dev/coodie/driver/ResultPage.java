package dev.coodie.driver;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a result. Its rows can be iterated once, by one thread. */
public interface ResultPage extends Iterable<Row> {
  /** The columns of every row. */
  ResultColumns columns();

  /** How many rows the page has; may be 0 although more pages follow. */
  int size();

  /** Where the next page starts, null when this is the last. */
  @Nullable ByteBuffer pagingState();

  /** What else is known of the answer; {@link PageInfo#NONE} where the driver says nothing. */
  default PageInfo info() {
    return PageInfo.NONE;
  }

  /** A result without rows, as writes have. */
  static ResultPage empty() {
    return of(ResultColumns.EMPTY, List.of(), null);
  }

  /** A page of rows held in memory. */
  static ResultPage of(
      ResultColumns columns, List<? extends Row> rows, @Nullable ByteBuffer pagingState) {
    return of(columns, rows, pagingState, PageInfo.NONE);
  }

  /** The same, with what is known of the answer. */
  static ResultPage of(
      ResultColumns columns,
      List<? extends Row> rows,
      @Nullable ByteBuffer pagingState,
      PageInfo info) {
    List<Row> copy = List.copyOf(rows);
    return new ResultPage() {
      @Override
      public ResultColumns columns() {
        return columns;
      }

      @Override
      public int size() {
        return copy.size();
      }

      @Override
      public @Nullable ByteBuffer pagingState() {
        return pagingState;
      }

      @Override
      public PageInfo info() {
        return info;
      }

      @Override
      public Iterator<Row> iterator() {
        return copy.iterator();
      }
    };
  }
}
