package dev.coodie.demo;

/** Ends the command with a sentence. */
final class DemoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoException(String id, String sentence) {
    super(sentence + " [" + id + "]");
  }
}
