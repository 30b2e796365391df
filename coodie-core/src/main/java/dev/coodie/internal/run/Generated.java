package dev.coodie.internal.run;

/** What the annotation processor generated for classes: {@code T_} for {@code T}. */
public final class Generated {
  private Generated() {}

  /** The full name of the generated class. */
  public static String name(Class<?> type) {
    String full = type.getName();
    int dot = full.lastIndexOf('.') + 1;
    return full.substring(0, dot) + full.substring(dot).replace('$', '_') + "_";
  }
}
