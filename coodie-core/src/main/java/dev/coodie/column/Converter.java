package dev.coodie.column;

/**
 * Turns an application's own type {@code W} into a value {@code V} that CQL knows, and back. Used
 * through {@link ValueType#converted}. Nulls never reach a converter, and it must not return one. A
 * converter is shared between threads.
 *
 * @param <W> the application's type
 * @param <V> the value CQL stores
 */
public interface Converter<W, V> {
  /** The value to store for {@code value}. */
  V toCql(W value);

  /** The application's value for the stored {@code value}. */
  W fromCql(V value);
}
