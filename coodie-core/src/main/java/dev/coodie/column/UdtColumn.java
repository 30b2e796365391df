package dev.coodie.column;

/** A column that holds a user-defined type whose fields can be changed one by one (not frozen). */
public final class UdtColumn<D, V> extends RegularColumn<D, V> {
  private UdtColumn(String name, CqlType<V> type) {
    super(name, type);
  }

  /** The column {@code name} of {@code document}. */
  public static <D, V> UdtColumn<D, V> of(Class<D> document, String name, CqlType<V> type) {
    return new UdtColumn<>(name, type);
  }

  /** One field of it, by the constant generated for the type. */
  public <F> FieldElement<D, F> field(UdtField<V, F> field) {
    return new FieldElement<>(this, field);
  }
}
