package dev.coodie.cli;

import org.jspecify.annotations.Nullable;

/** Ends a command with a sentence and an exit code. Never leaves this package. */
final class CliError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CliError(int exitCode, String id, String sentence, @Nullable Throwable cause) {
    super(sentence + " [" + id + "]", cause);
    this.exitCode = exitCode;
  }

  static CliError wrongUse(String id, String sentence) {
    return new CliError(ExitCode.WRONG_USE, id, sentence, null);
  }

  static CliError wrongUse(String id, String sentence, Throwable cause) {
    return new CliError(ExitCode.WRONG_USE, id, sentence, cause);
  }

  static CliError failed(String id, String sentence) {
    return new CliError(ExitCode.FAILED, id, sentence, null);
  }

  int exitCode() {
    return exitCode;
  }
}
