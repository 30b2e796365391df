package dev.coodie.column;

/** A column of text. */
public final class TextColumn<D> extends RegularColumn<D, String> {
  private TextColumn(String name, ValueType<String> type) {
    super(name, type);
  }

  /** The column {@code name} of {@code document}; {@code type} is TEXT or ASCII. */
  public static <D> TextColumn<D> of(Class<D> document, String name, ValueType<String> type) {
    return new TextColumn<>(name, type);
  }

  /**
   * The text matches a pattern in which {@code %} stands for any text. Needs an index that supports
   * it, such as SASI; from Cassandra 6.0 on, {@code allowFiltering()} is enough. CQL: {@code c LIKE
   * ?}.
   */
  public Condition<D> like(String pattern) {
    return compare(Operator.LIKE, Given.compared(pattern, name(), "like()"));
  }
}
