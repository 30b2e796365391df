package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.ExecutionInfo;
import com.datastax.oss.driver.api.core.metadata.Node;
import dev.coodie.driver.PageInfo;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.nio.ByteBuffer;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A page of the driver. An empty one with a paging state is passed on as it is. */
final class SessionPage implements ResultPage {
  private static final ResultPage EMPTY = ResultPage.empty();

  private final AsyncResultSet result;
  private final ResultColumns columns;
  private final int size;

  private SessionPage(AsyncResultSet result, ResultColumns columns) {
    this.result = result;
    this.columns = columns;
    this.size = result.remaining();
  }

  /**
   * A page of rows. What is told of it is made when it is asked for, which is seldom; so it holds
   * no more than it must.
   */
  static ResultPage of(
      AsyncResultSet result, ResultColumns columns, boolean hasValues, int preparedAgain) {
    SessionPage page = new SessionPage(result, columns);
    boolean usual =
        preparedAgain == 0 && (hasValues || result.getExecutionInfo().getWarnings().isEmpty());
    return usual ? page : new ToldPage(page, page.info(hasValues, preparedAgain));
  }

  /** The answer to a write, which is nothing where there is nothing to tell of it. */
  static ResultPage written(AsyncResultSet result, boolean hasValues, int preparedAgain) {
    ExecutionInfo info = result.getExecutionInfo();
    return info.getWarnings().isEmpty() && info.getTracingId() == null && preparedAgain == 0
        ? EMPTY
        : new ToldPage(
            EMPTY, new SessionPage(result, ResultColumns.EMPTY).info(hasValues, preparedAgain));
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
  public PageInfo info() {
    return info(true, 0);
  }

  private PageInfo info(boolean hasValues, int preparedAgain) {
    ExecutionInfo info = result.getExecutionInfo();
    Node coordinator = info.getCoordinator();
    return new PageInfo(
        ServerWarnings.of(info, hasValues),
        info.getResponseSizeInBytes(),
        coordinator == null ? null : coordinator.getEndPoint().toString(),
        preparedAgain,
        info.getTracingId());
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
