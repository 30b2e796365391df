package dev.coodie.cli;

/** What the process ends with. They never change their meaning. */
final class ExitCode {
  /** It worked. */
  static final int FINE = 0;

  /** It failed, or was declined. */
  static final int FAILED = 1;

  /** Arguments or settings are wrong; nothing was sent. */
  static final int WRONG_USE = 2;

  /** Differences, pending migrations or problems were found. */
  static final int FOUND = 3;

  /** No connection, or not allowed. */
  static final int NOT_CONNECTED = 4;

  /** Interrupted, as by Ctrl-C. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
