package dev.coodie.cli;

import dev.coodie.migrations.MigrationProblem;

/** What is wrong with migrations, in lines for people. */
final class ProblemText {
  private static final String STORED = "It failed with: ";
  private static final int LONGEST = 160;

  private ProblemText() {}

  /** Begins with the version, and has no more than the beginning of a stored error. */
  static String line(MigrationProblem problem) {
    String message = Words.ofCommand(problem.message());
    int stored = message.indexOf(STORED);
    int end = stored + STORED.length();
    String text =
        stored < 0
            ? message
            : message.substring(0, end)
                + beginning(message.substring(end), " .. (coodie status --json has all of it)");
    return text.startsWith(problem.version()) ? text : problem.version() + ": " + text;
  }

  /** A text in one line, cut between words if it is long. */
  static String beginning(String text, String rest) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (line.length() <= LONGEST) {
      return line;
    }
    int end = line.lastIndexOf(' ', LONGEST);
    return line.substring(0, end > 0 ? end : LONGEST) + rest;
  }
}
