package dev.coodie.internal.run;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.ConfigurationException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Runs statements. Everything is asynchronous; {@link #await} is the one place that waits. */
public final class Runner {
  private final Driver driver;
  private volatile boolean closed;

  /** Runs over {@code driver}. */
  public Runner(Driver driver) {
    this.driver = driver;
  }

  /** Sends nothing more, and closes the driver. */
  public void close() {
    closed = true;
    driver.close();
  }

  /** The driver. */
  public Driver driver() {
    return driver;
  }

  /** Refuses to go on after {@link #close}. */
  public void checkOpen() {
    if (closed) {
      throw new ConfigurationException(
          "coodie-605", "This Coodie is closed. Nothing was sent; connect again to go on.");
    }
  }

  /** Runs an operation and waits for it, on a thread that may wait. */
  public <R> R await(Supplier<CompletionStage<R>> operation) {
    checkOpen();
    driver.checkMayBlock();
    return Futures.await(operation.get());
  }

  /** As {@code thenApply}, but cancelling the result stops the reading it waits for. */
  public static <T, R> CompletionStage<R> then(
      CompletionStage<T> reading, Function<? super T, ? extends R> next) {
    return Futures.apply(reading, next);
  }

  /** As {@code thenCompose}, but cancelling the result stops the reading that follows. */
  public static <T, R> CompletionStage<R> thenRead(
      CompletionStage<T> before, Function<? super T, ? extends CompletionStage<R>> reading) {
    return Futures.compose(before, reading);
  }

  /** One page of a statement's result. */
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    checkOpen();
    return driver.execute(statement);
  }

  /** A statement whose result is of no interest. */
  public CompletionStage<@Nullable Void> run(CqlStatement statement) {
    return execute(statement).thenApply(page -> null);
  }

  /** All rows of all pages. */
  public <T> CompletionStage<List<T>> all(
      CqlStatement statement, Function<? super Row, ? extends T> read) {
    checkOpen();
    Collector<T> collector = new Collector<>(read);
    return then(Pages.visit(driver, statement, collector::add), done -> collector.items);
  }

  /** Every row of all pages, given to {@code consumer} one by one as pages arrive. */
  public <T> CompletionStage<@Nullable Void> forEach(
      CqlStatement statement,
      Function<? super Row, ? extends T> read,
      Consumer<? super T> consumer) {
    checkOpen();
    return Pages.visit(
        driver,
        statement,
        page -> {
          page.forEach(row -> consumer.accept(read.apply(row)));
          return true;
        });
  }

  /** At most {@code limit} rows, whatever the page size. */
  public <T> CompletionStage<List<T>> atMost(
      int limit, CqlStatement statement, Function<? super Row, ? extends T> read) {
    checkOpen();
    Collector<T> collector = new Collector<>(read);
    return then(
        Pages.visit(
            driver, statement, page -> collector.add(page) && collector.items.size() < limit),
        done -> collector.items);
  }

  /**
   * One page with rows, or the empty last one. Pages without rows are passed over; and since a
   * server may announce a page that turns out to be empty, one row is looked for ahead, so that
   * {@code next} is null exactly when no row follows.
   */
  public <T> CompletionStage<Fetched<T>> page(
      CqlStatement statement, Function<? super Row, ? extends T> mapping) {
    checkOpen();
    Collector<T> collector = new Collector<>(mapping);
    Position position = new Position();
    CompletionStage<@Nullable Void> read =
        Pages.visit(
            driver,
            statement,
            page -> {
              collector.add(page);
              position.next = page.pagingState();
              return collector.items.isEmpty();
            });
    return then(
        thenRead(read, done -> lookAhead(statement, position)),
        done -> new Fetched<>(collector.items, position.next));
  }

  private CompletionStage<@Nullable Void> lookAhead(CqlStatement statement, Position position) {
    if (position.next == null) {
      return CompletableFuture.completedFuture(null);
    }
    return Pages.visit(
        driver,
        statement.withPageSize(1).withPagingState(position.next),
        page -> {
          boolean empty = page.size() == 0;
          if (empty) {
            position.next = page.pagingState();
          }
          return empty;
        });
  }

  /** A stream that asks for the next page when the one before is used up. Blocks as it is read. */
  public <T> Stream<T> stream(CqlStatement statement, Function<? super Row, ? extends T> read) {
    checkOpen();
    driver.checkMayBlock();
    Iterator<T> rows = new PageIterator<>(this, statement, read);
    Iterable<T> iterable = () -> rows;
    return StreamSupport.stream(iterable.spliterator(), false);
  }

  private static final class Position {
    @Nullable ByteBuffer next;
  }

  private static final class Collector<T> {
    private final Function<? super Row, ? extends T> read;
    private List<T> items = Collections.emptyList();

    Collector(Function<? super Row, ? extends T> read) {
      this.read = read;
    }

    boolean add(ResultPage page) {
      int size = page.size();
      if (size > 0) {
        ArrayList<T> target = items.isEmpty() ? new ArrayList<>(size) : (ArrayList<T>) items;
        target.ensureCapacity(target.size() + size);
        for (Row row : page) {
          target.add(read.apply(row));
        }
        items = target;
      }
      return true;
    }
  }
}
