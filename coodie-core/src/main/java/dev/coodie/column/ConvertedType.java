package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
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
    return Objects.requireNonNull(converter.toCql(value), "Converter.toCql returned null");
  }

  private W fromCql(V value) {
    return Objects.requireNonNull(converter.fromCql(value), "Converter.fromCql returned null");
  }
}
