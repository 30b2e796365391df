package dev.coodie;

import dev.coodie.internal.run.Fetched;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a query. {@code toString} shows neither documents nor token.
 *
 * @param items at most as many as the page size, in clustering order inside each partition; empty
 *     only when nothing matches at all
 * @param next leads to the page after this one; empty exactly when no row followed at the time of
 *     reading
 */
public record Page<D>(List<D> items, Optional<PageToken> next) {
  /** Copies the list. */
  public Page {
    items = List.copyOf(items);
  }

  static <D> Page<D> of(Fetched<D> fetched, Function<ByteBuffer, byte[]> seal) {
    return new Page<>(
        fetched.items(), Optional.ofNullable(fetched.next()).map(seal).map(PageToken::new));
  }

  @Override
  public String toString() {
    return "Page(items: " + items.size() + (next.isPresent() ? ", more follow)" : ", the last)");
  }
}
