package dev.coodie.column;

import dev.coodie.error.ConfigurationException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Another type's values, converted. */
final class ConvertedType<W, V> extends ValueType<W> {
  private final ValueType<V> stored;
  private final Converter<W, V> converter;

  ConvertedType(Class<?> type, ValueType<V> stored, Converter<W, V> converter) {
    super(stored.cql(), type, stored.hasUserTypes);
    this.stored = stored;
    this.converter = converter;
  }

  @Override
  public ValueType<W> frozen() {
    ValueType<V> frozen = stored.frozen();
    return frozen == stored ? this : new ConvertedType<>(javaType(), frozen, converter);
  }

  @Override
  public boolean isFrozen() {
    return stored.isFrozen();
  }

  @Override
  public boolean isCollection() {
    return stored.isCollection();
  }

  @Override
  public List<ValueType<?>> arguments() {
    return stored.arguments();
  }

  @Override
  public Optional<String> udtName() {
    return stored.udtName();
  }

  @Override
  public List<UdtField<?, ?>> udtFields() {
    return stored.udtFields();
  }

  @Override
  ValueType<?> stored() {
    return stored.stored();
  }

  @Override
  public W empty() {
    return fromCql(stored.empty());
  }

  @Override
  public ByteBuffer encode(W value) {
    return stored.encode(toCql(value));
  }

  @Override
  int size(W value) {
    return stored.size(toCql(value));
  }

  @Override
  int put(W value, byte[] out, int at) {
    return stored.put(toCql(value), out, at);
  }

  @Override
  W decode(ByteBuffer bytes, int at, int length) {
    return fromCql(stored.decode(bytes, at, length));
  }

  @Override
  Sameness sameness() {
    return stored.sameness();
  }

  @Override
  boolean repeatable() {
    return false;
  }

  @Override
  int vectorWidth() {
    return stored.vectorWidth();
  }

  private V toCql(W value) {
    V made;
    try {
      made = converter.toCql(value);
    } catch (InvalidQueryException | ConfigurationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw ValueErrors.unstored(this, converterName(), e);
    }
    if (made == null) {
      throw ValueErrors.storedNull(this, converterName());
    }
    return made;
  }

  private W fromCql(V value) {
    W made;
    try {
      made = converter.fromCql(value);
    } catch (MappingException | ConfigurationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw ValueErrors.unmade(this, converterName(), e);
    }
    if (made == null) {
      throw ValueErrors.madeNull(this, converterName());
    }
    return made;
  }

  private String converterName() {
    Class<?> type =
        converter instanceof GivenConverter<?, ?> given ? given.type() : converter.getClass();
    String name = type.getName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }
}
