package dev.coodie.transfer;

import java.util.Locale;

/** One of the two tables of a {@link TableComparison}: the first is A, the second B. */
public enum Side {
  /** The first table. */
  A,
  /** The second one. */
  B;

  /** The other one. */
  public Side other() {
    return this == A ? B : A;
  }

  /** As outcomes have it: {@code a} or {@code b}. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
