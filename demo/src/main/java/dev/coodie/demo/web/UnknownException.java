package dev.coodie.demo.web;

/** Something that a request names is not there: 404. */
public final class UnknownException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownException(String sentence) {
    super(sentence);
  }
}
