package dev.coodie.internal.bulk;

import dev.coodie.driver.BatchKind;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.run.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Items of one partition, all idempotent, in an unlogged batch. */
final class Several<T, R> extends Parcel<T, R> {
  private final List<Item<T, R>> items;

  private Several(List<Item<T, R>> items) {
    this.items = items;
  }

  /** A single item is not put into a batch. */
  static <T, R> Parcel<T, R> of(List<Item<T, R>> items) {
    return items.size() == 1 ? items.get(0) : new Several<>(items);
  }

  @Override
  CompletionStage<?> send(Runner runner) {
    List<CqlStatement> statements = new ArrayList<>(items.size());
    for (Item<T, R> item : items) {
      Request<R> request = item.request();
      if (request != null) {
        statements.add(request.statement());
      }
    }
    return runner.execute(
        new CqlBatch(BatchKind.UNLOGGED, statements, statements.get(0).options(), null));
  }

  @Override
  boolean idempotent() {
    return true;
  }

  /** Where the server refuses a batch, each item is sent alone, and only the guilty one fails. */
  @Override
  void settle(Engine<T, R> engine) {
    Throwable error = error();
    if (error == null) {
      engine.batchAnswered(true);
      for (Item<T, R> item : items) {
        item.countAttempt(attempts());
        item.succeed(answer());
        engine.finish(item);
      }
    } else if (!engine.retries(this)) {
      if (Backoff.isTransient(error)) {
        giveUp(engine);
      } else {
        engine.batchAnswered(false);
        mark(error);
        Throwable before = earlier();
        items.forEach(item -> item.remember(before));
        items.forEach(engine::sendAlone);
      }
    }
  }

  @Override
  void giveUp(Engine<T, R> engine) {
    mark(reason());
    items.forEach(engine::finish);
  }

  private void mark(@Nullable Throwable error) {
    for (Item<T, R> item : items) {
      if (error != null) {
        item.failWith(error, attempts());
      }
    }
  }
}
