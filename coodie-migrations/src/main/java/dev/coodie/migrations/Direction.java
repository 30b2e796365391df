package dev.coodie.migrations;

/** Which of the two sections of a migration runs. */
public enum Direction {
  /** It is applied. */
  UP,
  /** It is undone. */
  DOWN
}
