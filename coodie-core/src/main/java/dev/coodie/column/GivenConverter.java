package dev.coodie.column;

import dev.coodie.error.ConfigurationException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands for a converter that the application gives at run time, since it has no constructor
 * without parameters: it needs a key, a client, or a JSON mapper. Columns are constants, and their
 * values are encoded before a {@code Coodie} is involved, so each class has one instance in the
 * whole program.
 *
 * @param <W> the application's type
 * @param <V> the value CQL stores
 */
public final class GivenConverter<W, V> implements Converter<W, V> {
  private static final ClassValue<AtomicReference<Converter<?, ?>>> GIVEN =
      new ClassValue<>() {
        @Override
        protected AtomicReference<Converter<?, ?>> computeValue(Class<?> type) {
          return new AtomicReference<>();
        }
      };

  private final Class<? extends Converter<W, V>> type;

  private GivenConverter(Class<? extends Converter<W, V>> type) {
    this.type = type;
  }

  /**
   * A converter that delegates to the instance of {@code type}, which must be given before it is
   * used.
   */
  public static <W, V> Converter<W, V> of(Class<? extends Converter<W, V>> type) {
    return new GivenConverter<>(type);
  }

  /**
   * Gives the instance of its class; called by {@code CoodieConfig.converter}.
   *
   * @throws ConfigurationException if another one was given, unless the two are equal
   */
  public static void give(Converter<?, ?> converter) {
    AtomicReference<Converter<?, ?>> given = GIVEN.get(converter.getClass());
    if (!given.compareAndSet(null, converter) && !converter.equals(given.get())) {
      throw new ConfigurationException(
          "coodie-410",
          "There is another instance of converter "
              + converter.getClass().getName()
              + " already, and the constants of columns can use only one. Give the same one to each"
              + " CoodieConfig, or give the class an equals() that is true for instances that"
              + " convert alike.");
    }
  }

  @Override
  public V toCql(W value) {
    return given().toCql(value);
  }

  @Override
  public W fromCql(V value) {
    return given().fromCql(value);
  }

  Class<?> type() {
    return type;
  }

  @SuppressWarnings("unchecked") // an instance is kept under its own class
  private Converter<W, V> given() {
    Converter<?, ?> converter = GIVEN.get(type).get();
    if (converter == null) {
      throw new ConfigurationException(
          "coodie-410",
          "Converter "
              + type.getName()
              + " has no constructor without parameters, and no instance of it was given. Give one"
              + " with CoodieConfig.converter(..), before its first value is used.");
    }
    return (Converter<W, V>) converter;
  }
}
