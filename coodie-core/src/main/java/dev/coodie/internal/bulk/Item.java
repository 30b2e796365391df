package dev.coodie.internal.bulk;

import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.run.Runner;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An item of the source, and what became of it. */
public final class Item<T, R> extends Parcel<T, R> {
  private final long index;
  private final @Nullable T item;
  private @Nullable Request<R> request;
  private @Nullable R value;
  private boolean settled;

  /** The next item of the same row, which waits for this one. */
  @Nullable Item<T, R> successor;

  /** Its bytes while it is in a group. */
  long bytes;

  Item(long index, @Nullable T item) {
    this.index = index;
    this.item = item;
  }

  /** Its place in the source, from 0. */
  public long index() {
    return index;
  }

  /** The item itself. */
  public @Nullable T item() {
    return item;
  }

  /** The item for its work, which needs one. */
  T given(Work<T, R> work) {
    if (item == null) {
      throw new InvalidQueryException(
          "coodie-527",
          "Item "
              + index
              + " of a bulk operation on "
              + work.typeName()
              + " is null. Leave nulls out of the source.");
    }
    return item;
  }

  /** What it became, null if it failed. */
  public @Nullable R value() {
    return value;
  }

  boolean isSettled() {
    return settled;
  }

  void become(Request<R> made) {
    request = made;
  }

  /** Null until it was built, and after the end. */
  @Nullable Request<R> request() {
    return request;
  }

  @Override
  CompletionStage<?> send(Runner runner) {
    return required().send(runner);
  }

  @Override
  boolean idempotent() {
    return required().statement().idempotent();
  }

  @Override
  void settle(Engine<T, R> engine) {
    if (error() == null) {
      succeed(answer());
      engine.finish(this);
    } else if (!engine.retries(this)) {
      giveUp(engine);
    }
  }

  /** Takes the value from an answer; what that throws is the item's failure. */
  void succeed(@Nullable Object page) {
    try {
      value = required().value(page);
    } catch (RuntimeException | Error e) {
      failWith(e, attempts());
    }
  }

  @Override
  void giveUp(Engine<T, R> engine) {
    Throwable why = reason();
    if (why != null) {
      failWith(why, attempts());
    }
    engine.finish(this);
  }

  /** It stays until the consumer takes it; what was sent need not. */
  void end() {
    settled = true;
    request = null;
  }

  private Request<R> required() {
    Request<R> made = request;
    if (made == null) {
      throw new IllegalStateException("Item " + index + " is sent after its end.");
    }
    return made;
  }
}
