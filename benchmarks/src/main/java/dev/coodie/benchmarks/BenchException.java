package dev.coodie.benchmarks;

/** Something could not be measured; the message is for the user. */
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence. */
  public BenchException(String message) {
    super(message);
  }
}
