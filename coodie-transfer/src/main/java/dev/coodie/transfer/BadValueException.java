package dev.coodie.transfer;

/** A value that is not of its type. The message never contains it. */
final class BadValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  BadValueException(String message) {
    super(message);
  }

  /** As expected and as found, for example {@code expected a number for int, found an array}. */
  static BadValueException expected(String expected, String cql, String found) {
    return new BadValueException("expected " + expected + " for " + cql + ", found " + found);
  }
}
