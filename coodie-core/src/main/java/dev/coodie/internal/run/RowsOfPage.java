package dev.coodie.internal.run;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page: the first {@code enough} rows, at the end of a page of the driver. Then it looks one
 * row ahead, so that it knows whether any follows.
 */
final class RowsOfPage<T, R> extends Pages<R> {
  private final int enough;
  private final Function<? super Row, ? extends T> read;
  private final Function<? super Fetched<T>, ? extends R> end;
  private List<T> items = Collections.emptyList();
  private @Nullable ByteBuffer next;
  private boolean looksAhead;

  RowsOfPage(
      Driver driver,
      CqlStatement statement,
      int enough,
      Function<? super Row, ? extends T> read,
      Function<? super Fetched<T>, ? extends R> end) {
    super(driver, statement);
    this.enough = enough;
    this.read = read;
    this.end = end;
  }

  @Override
  @Nullable CqlStatement visit(ResultPage page) {
    return looksAhead ? lookedAhead(page) : taken(page);
  }

  private @Nullable CqlStatement taken(ResultPage page) {
    items = Rows.joined(items, page, read);
    next = page.pagingState();
    looksAhead = items.size() >= enough;
    return looksAhead ? ahead(page) : after(page);
  }

  /** An empty page may have others after it. */
  private @Nullable CqlStatement lookedAhead(ResultPage page) {
    if (page.size() > 0) {
      return null;
    }
    next = page.pagingState();
    return ahead(page);
  }

  private @Nullable CqlStatement ahead(ResultPage page) {
    CqlStatement following = after(page);
    return following == null ? null : following.withPageSize(1);
  }

  @Override
  R result() {
    return end.apply(new Fetched<>(items, next));
  }
}
