package dev.coodie.internal.run;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives every row away as pages arrive. */
final class EachRow<T> extends Pages<@Nullable Void> {
  private final Function<? super Row, ? extends T> read;
  private final Consumer<? super T> consumer;

  EachRow(
      Driver driver,
      CqlStatement statement,
      Function<? super Row, ? extends T> read,
      Consumer<? super T> consumer) {
    super(driver, statement);
    this.read = read;
    this.consumer = consumer;
  }

  @Override
  @Nullable CqlStatement visit(ResultPage page) {
    page.forEach(row -> consumer.accept(read.apply(row)));
    return after(page);
  }

  @Override
  @Nullable Void result() {
    return null;
  }
}
