package dev.coodie;

/** As an annotation processor of another version could have written it. */
public final class ErrorsTest_Outdated_ {
  private ErrorsTest_Outdated_() {}
}
