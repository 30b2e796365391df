package dev.coodie.studio;

/** Ends a request with a sentence for the page. Never leaves this package. */
final class StudioProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String id;

  private StudioProblem(int status, String id, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
    this.id = id;
  }

  /** The request is wrong. */
  static StudioProblem bad(String id, String sentence) {
    return new StudioProblem(400, id, sentence);
  }

  /** It may not be made, from there or at all. */
  static StudioProblem refused(String id, String sentence) {
    return new StudioProblem(403, id, sentence);
  }

  /** It is about something that is not there. */
  static StudioProblem missing(String id, String sentence) {
    return new StudioProblem(404, id, sentence);
  }

  static StudioProblem of(int status, String id, String sentence) {
    return new StudioProblem(status, id, sentence);
  }

  int status() {
    return status;
  }

  String id() {
    return id;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
