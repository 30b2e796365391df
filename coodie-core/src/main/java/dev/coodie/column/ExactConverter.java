package dev.coodie.column;

import java.time.DateTimeException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Converts values that come back as they were, and refuses all others. No cause is kept: Java's own
 * exceptions repeat the value.
 *
 * @param stored what it converts to
 * @param type what it converts
 * @param expected for messages: which values there are
 * @param comesBack whether a value can be stored
 */
record ExactConverter<W, V>(
    ValueType<V> stored,
    Class<W> type,
    String expected,
    Function<W, V> to,
    Function<V, W> from,
    Predicate<W> comesBack)
    implements Converter<W, V> {

  @Override
  public V toCql(W value) {
    if (!comesBack.test(value)) {
      throw ValueErrors.outOfRange(stored, expected);
    }
    return to.apply(value);
  }

  @Override
  public W fromCql(V value) {
    W made = made(value);
    if (made == null || !to.apply(made).equals(value)) {
      throw ValueErrors.noSuchValue(stored, type, expected);
    }
    return made;
  }

  private @Nullable W made(V value) {
    try {
      return from.apply(value);
    } catch (IllegalArgumentException | DateTimeException e) {
      return null;
    }
  }
}
