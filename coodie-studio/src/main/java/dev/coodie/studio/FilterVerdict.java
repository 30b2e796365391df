package dev.coodie.studio;

/** Whether the server answers a filter without reading rows that it throws away. */
record FilterVerdict(Kind kind, String sentence) {
  /** What there is to say. */
  enum Kind {
    /** It does. */
    ANSWERED,
    /** It does when columns of the key are given, too. */
    INCOMPLETE,
    /** Not without reading all rows. */
    REFUSED
  }

  static FilterVerdict answered(String sentence) {
    return new FilterVerdict(Kind.ANSWERED, sentence);
  }

  static FilterVerdict incomplete(String sentence) {
    return new FilterVerdict(Kind.INCOMPLETE, sentence);
  }

  static FilterVerdict refused(String sentence) {
    return new FilterVerdict(Kind.REFUSED, sentence);
  }

  boolean isRefused() {
    return kind == Kind.REFUSED;
  }
}
