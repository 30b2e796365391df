package dev.coodie.spark.internal.write;

/** A value that its column cannot hold. The message never contains it. */
final class RejectedValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RejectedValueException(String reason) {
    // Without a stack: there may be many.
    super(reason, null, false, false);
  }

  /** The reason, which a message always has. */
  String reason() {
    return String.valueOf(getMessage());
  }

  static RejectedValueException doesNotFit(dev.coodie.column.ValueType<?> wanted) {
    return new RejectedValueException("the value does not fit " + wanted.cql());
  }
}
