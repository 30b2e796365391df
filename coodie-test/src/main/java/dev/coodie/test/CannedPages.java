package dev.coodie.test;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Rows in pages. A paging state holds the number of this answer, the page, and the row to go on
 * with: as from a server, any statement may come back with it, any number of times.
 */
final class CannedPages implements Answer {
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final int STATE = 16;

  private final long number = NUMBERS.incrementAndGet();
  private final ResultColumns columns;
  private final List<List<Row>> pages;

  CannedPages(ResultColumns columns, List<? extends List<? extends Row>> pages) {
    this.columns = columns;
    this.pages = pages.stream().<List<Row>>map(List::copyOf).toList();
  }

  /** Whether the paging state is one of this answer. */
  boolean gave(ByteBuffer state) {
    return state.remaining() == STATE && state.getLong(state.position()) == number;
  }

  @Override
  public CompletionStage<ResultPage> to(CqlStatement statement) {
    ByteBuffer state = statement.pagingState();
    int page = state == null ? 0 : state.getInt(state.position() + 8);
    int from = state == null ? 0 : state.getInt(state.position() + 12);
    List<Row> rows = page < pages.size() ? pages.get(page) : List.of();
    int most = statement.pageSize() <= 0 ? rows.size() : statement.pageSize();
    int to = Math.min(rows.size(), from + most);
    return CompletableFuture.completedFuture(
        ResultPage.of(columns, rows.subList(from, to), next(page, to, rows.size())));
  }

  private @Nullable ByteBuffer next(int page, int to, int size) {
    if (to < size) {
      return state(page, to);
    }
    return page + 1 < pages.size() ? state(page + 1, 0) : null;
  }

  private ByteBuffer state(int page, int row) {
    return ByteBuffer.allocate(STATE).putLong(number).putInt(page).putInt(row).flip();
  }
}
