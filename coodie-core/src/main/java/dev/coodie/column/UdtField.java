package dev.coodie.column;

/**
 * One field of a user-defined type.
 *
 * @param name the field's name as the server stores it, without quotes
 * @param type the type of the field's value; collections and user-defined types are frozen there
 * @param <T> the user-defined type
 * @param <V> the field's value
 */
@SuppressWarnings("UnusedTypeParameter") // it keeps fields of other types out of a column
public record UdtField<T, V>(String name, ValueType<V> type) {
  /** The field {@code name} of {@code udt}. */
  public static <T, V> UdtField<T, V> of(Class<T> udt, String name, ValueType<V> type) {
    return new UdtField<>(name, type);
  }
}
