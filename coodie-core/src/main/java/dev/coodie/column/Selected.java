package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A function of columns in a select list; {@link Select} makes them. Two are equal when they have
 * the same text and type. Carries encoded values and shows none. Immutable and thread-safe.
 */
public final class Selected<D, V> implements Selector<D, V> {
  private final String function;
  private final List<Selector<?, ?>> arguments;
  private final @Nullable ValueType<?> castTo;
  private final @Nullable ByteBuffer value;
  private final @Nullable ValueType<?> valueType;
  private final ValueType<V> type;
  private final String label;

  private Selected(
      String function,
      List<? extends Selector<?, ?>> arguments,
      @Nullable ValueType<?> castTo,
      @Nullable ByteBuffer value,
      @Nullable ValueType<?> valueType,
      ValueType<V> type) {
    this.function = function;
    this.arguments = List.copyOf(arguments);
    this.castTo = castTo;
    this.value = value;
    this.valueType = valueType;
    this.type = type;
    this.label = label(function, this.arguments, castTo, value != null);
  }

  static <D, V> Selected<D, V> call(
      String function, List<? extends Selector<?, ?>> arguments, ValueType<V> type) {
    return new Selected<>(function, arguments, null, null, null, type);
  }

  static <D, V> Selected<D, V> cast(Selector<?, ?> argument, ValueType<V> type) {
    return new Selected<>("cast", List.of(argument), type, null, null, type);
  }

  static <D, W, V> Selected<D, V> withValue(
      String function, Selector<?, W> argument, W value, ValueType<V> type) {
    ValueType<W> valueType = argument.type();
    return new Selected<>(
        function, List.of(argument), null, valueType.encode(value), valueType, type);
  }

  /** The function's name as CQL; one of ours, or checked. */
  public String function() {
    return function;
  }

  /** What it is applied to; none for {@code count(*)}. */
  public List<Selector<?, ?>> arguments() {
    return arguments;
  }

  /** The target of a {@code CAST}, if it is one. */
  public Optional<ValueType<?>> castTo() {
    return Optional.ofNullable(castTo);
  }

  /** The bound last argument, null if there is none. */
  public @Nullable ByteBuffer value() {
    return value;
  }

  /** The type of {@link #value()}. */
  public @Nullable ValueType<?> valueType() {
    return valueType;
  }

  /** Whether an equal function binds equal values, so that it gives the same. */
  public boolean bindsTheSame(Selected<?, ?> other) {
    if (!Objects.equals(value, other.value)) {
      return false;
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i) instanceof Selected<?, ?> mine
          && other.arguments.get(i) instanceof Selected<?, ?> theirs
          && !mine.bindsTheSame(theirs)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Column<?, ?>> columns() {
    return arguments.stream().flatMap(argument -> argument.columns().stream()).toList();
  }

  @Override
  public ValueType<V> type() {
    return type;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Selected<?, ?> that
        && label.equals(that.label)
        && arguments.equals(that.arguments)
        && type.cql().equals(that.type.cql());
  }

  @Override
  public int hashCode() {
    return label.hashCode();
  }

  /** The label. */
  @Override
  public String toString() {
    return label;
  }

  private static String label(
      String function,
      List<Selector<?, ?>> arguments,
      @Nullable ValueType<?> castTo,
      boolean withValue) {
    String inner = arguments.stream().map(Selector::label).collect(Collectors.joining(", "));
    return function
        + "("
        + (inner.isEmpty() ? "*" : inner)
        + (castTo == null ? "" : " as " + castTo.cql())
        + (withValue ? ", ?" : "")
        + ")";
  }
}
