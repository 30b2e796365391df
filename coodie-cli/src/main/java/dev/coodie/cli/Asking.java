package dev.coodie.cli;

import java.util.Optional;

/** Questions to the person at the terminal. */
interface Asking {
  /** Whether there is a terminal to ask at, and to draw progress on. */
  boolean isTerminal();

  /** The answer to a question; empty at the end of input. */
  Optional<String> line(String question);

  /** The same without showing what is typed. */
  Optional<String> password(String question);
}
