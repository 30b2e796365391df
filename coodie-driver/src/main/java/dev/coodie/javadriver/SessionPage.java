package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.nio.ByteBuffer;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A page of the driver. An empty one with a paging state is passed on as it is. */
final class SessionPage implements ResultPage {
  private final AsyncResultSet result;
  private final ResultColumns columns;
  private final int size;

  SessionPage(AsyncResultSet result, ResultColumns columns) {
    this.result = result;
    this.columns = columns;
    this.size = result.remaining();
  }

  @Override
  public ResultColumns columns() {
    return columns;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public @Nullable ByteBuffer pagingState() {
    return result.getExecutionInfo().getPagingState();
  }

  @Override
  public Iterator<Row> iterator() {
    Iterator<com.datastax.oss.driver.api.core.cql.Row> rows = result.currentPage().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        return new SessionRow(columns, rows.next());
      }
    };
  }
}
