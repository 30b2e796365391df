package dev.coodie.internal.run;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page: the first {@code enough} rows, at the end of a page of the driver. Then it looks one
 * row ahead, so that it knows whether any follows; unless it has got more rows than the {@code
 * most} it is to show, which says so. Where it goes on is made {@code byKey} of the last row shown,
 * or is the paging state.
 */
final class RowsOfPage<T, R> extends Pages<R> {
  private final int enough;
  private final int most;
  private final @Nullable BiFunction<? super Row, Integer, ByteBuffer> byKey;
  private final Function<? super Row, ? extends T> read;
  private final Function<? super Fetched<T>, ? extends R> end;
  private List<T> items = Collections.emptyList();
  private @Nullable Row last;
  private @Nullable ByteBuffer next;
  private boolean hasMore;
  private boolean looksAhead;

  /** One that goes on with the paging state. */
  RowsOfPage(
      Driver driver,
      CqlStatement statement,
      int enough,
      Function<? super Row, ? extends T> read,
      Function<? super Fetched<T>, ? extends R> end) {
    super(driver, statement);
    this.enough = enough;
    this.most = Integer.MAX_VALUE;
    this.byKey = null;
    this.read = read;
    this.end = end;
  }

  /** One of the statement's page size, which asks for a row more; 0 leaves it to the driver. */
  RowsOfPage(
      Driver driver,
      CqlStatement statement,
      BiFunction<? super Row, Integer, ByteBuffer> byKey,
      Function<? super Row, ? extends T> read,
      Function<? super Fetched<T>, ? extends R> end) {
    super(driver, isSized(statement) ? withOneMore(statement) : statement);
    this.enough = 1;
    this.most = isSized(statement) ? statement.pageSize() : Integer.MAX_VALUE;
    this.byKey = byKey;
    this.read = read;
    this.end = end;
  }

  private static boolean isSized(CqlStatement statement) {
    return statement.pageSize() > 0 && statement.pageSize() < Integer.MAX_VALUE;
  }

  private static CqlStatement withOneMore(CqlStatement statement) {
    return statement.withPageSize(statement.pageSize() + 1);
  }

  @Override
  @Nullable CqlStatement visit(ResultPage page) {
    return looksAhead ? lookedAhead(page) : taken(page);
  }

  private @Nullable CqlStatement taken(ResultPage page) {
    if (byKey == null) {
      items = Rows.joined(items, page, read);
    } else {
      items = shown(page);
      if (page.size() > items.size()) {
        hasMore = true;
        return null;
      }
    }
    hasMore = next(page);
    looksAhead = items.size() >= enough;
    return looksAhead ? ahead(page) : after(page);
  }

  /** As many as there is room for. */
  private List<T> shown(ResultPage page) {
    int size = Math.min(page.size(), most);
    List<T> shown = new ArrayList<>(size);
    for (Iterator<Row> rows = page.iterator(); shown.size() < size; ) {
      Row row = rows.next();
      shown.add(read.apply(row));
      last = row;
    }
    return shown;
  }

  /** An empty page may have others after it. */
  private @Nullable CqlStatement lookedAhead(ResultPage page) {
    if (page.size() > 0) {
      return null;
    }
    hasMore = next(page);
    return ahead(page);
  }

  private boolean next(ResultPage page) {
    next = page.pagingState();
    return next != null;
  }

  private @Nullable CqlStatement ahead(ResultPage page) {
    CqlStatement following = after(page);
    return following == null ? null : following.withPageSize(1);
  }

  @Override
  R result() {
    return end.apply(new Fetched<>(items, hasMore ? place() : null));
  }

  private @Nullable ByteBuffer place() {
    Row row = last;
    return byKey == null || row == null ? next : byKey.apply(row, items.size());
  }
}
