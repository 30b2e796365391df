package dev.coodie.internal.run;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects all rows. */
final class Rows<T> extends Pages<List<T>> {
  private final Function<? super Row, ? extends T> read;
  private List<T> items = Collections.emptyList();

  Rows(Driver driver, CqlStatement statement, Function<? super Row, ? extends T> read) {
    super(driver, statement);
    this.read = read;
  }

  @Override
  @Nullable CqlStatement visit(ResultPage page) {
    items = joined(items, page, read);
    return after(page);
  }

  @Override
  List<T> result() {
    return items;
  }

  /** The values with those of the page; makes no list of none, and no other after the first. */
  static <T> List<T> joined(
      List<T> items, ResultPage page, Function<? super Row, ? extends T> read) {
    int size = page.size();
    if (size == 0) {
      return items;
    }
    ArrayList<T> target = items.isEmpty() ? new ArrayList<>(size) : (ArrayList<T>) items;
    target.ensureCapacity(target.size() + size);
    for (Row row : page) {
      target.add(read.apply(row));
    }
    return target;
  }
}
