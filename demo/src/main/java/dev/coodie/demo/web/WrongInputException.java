package dev.coodie.demo.web;

/** Something in a request is not as it must be: 400. */
public final class WrongInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WrongInputException(String sentence) {
    super(sentence);
  }
}
