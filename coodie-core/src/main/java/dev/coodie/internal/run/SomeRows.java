package dev.coodie.internal.run;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects rows until there are {@code limit}, at the end of a page. */
final class SomeRows<T, R> extends Pages<R> {
  private final int limit;
  private final Function<? super Row, ? extends T> read;
  private final Function<? super List<T>, ? extends R> end;
  private List<T> items = Collections.emptyList();

  SomeRows(
      Driver driver,
      CqlStatement statement,
      int limit,
      Function<? super Row, ? extends T> read,
      Function<? super List<T>, ? extends R> end) {
    super(driver, statement);
    this.limit = limit;
    this.read = read;
    this.end = end;
  }

  @Override
  @Nullable CqlStatement visit(ResultPage page) {
    items = Rows.joined(items, page, read);
    return items.size() < limit ? after(page) : null;
  }

  @Override
  R result() {
    return end.apply(items);
  }
}
