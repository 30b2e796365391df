package dev.coodie.internal.run;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Iterates rows over pages, holding one page at a time. For one thread. */
final class PageIterator<T> implements Iterator<T> {
  private final Runner runner;
  private final Function<? super Row, ? extends T> read;
  private @Nullable CqlStatement next;
  private Iterator<Row> rows = Collections.emptyIterator();

  PageIterator(Runner runner, CqlStatement statement, Function<? super Row, ? extends T> read) {
    this.runner = runner;
    this.read = read;
    this.next = statement;
  }

  @Override
  public boolean hasNext() {
    try {
      return advance();
    } catch (RuntimeException | Error e) {
      runner.end(e);
      throw e;
    }
  }

  private boolean advance() {
    while (!rows.hasNext()) {
      CqlStatement statement = next;
      if (statement == null) {
        runner.end(null);
        return false;
      }
      ResultPage page = runner.await(() -> runner.execute(statement));
      ByteBuffer state = page.pagingState();
      next = state == null ? null : statement.withPagingState(state);
      rows = page.iterator();
    }
    return true;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return read.apply(rows.next());
  }
}
