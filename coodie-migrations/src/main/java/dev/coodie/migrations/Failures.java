package dev.coodie.migrations;

import dev.coodie.error.ConnectionException;
import dev.coodie.error.CoodieException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MigrationException;
import dev.coodie.error.StatementException;
import dev.coodie.error.UnauthorizedException;
import dev.coodie.error.UnavailableException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What errors say and tell. */
final class Failures {
  /** Refused by the server, or sent to no node. */
  private static final Set<String> NOT_RUN =
      Set.of("coodie-507", "coodie-508", "coodie-513", "coodie-515", "coodie-605");

  private Failures() {}

  /** Whether a statement that failed so has certainly had no effect. */
  static boolean isNotRun(Throwable error) {
    return error instanceof UnauthorizedException
        || error instanceof UnavailableException
        || error instanceof InvalidQueryException
        || ((error instanceof StatementException || error instanceof ConnectionException)
            && NOT_RUN.contains(((CoodieException) error).id()));
  }

  /**
   * What failed, without values: texts of statements, in which they can be, and messages of
   * exceptions that are not ours are left out.
   */
  static String text(Throwable error) {
    if (error instanceof StatementException statement) {
      String all = statement.sentence();
      int end = all.indexOf(" Statement: " + statement.cql());
      return (end < 0 ? all : all.substring(0, end)) + " [" + statement.id() + "]";
    }
    if (error instanceof ConnectionException connection) {
      int end = connection.sentence().indexOf(" Statement: ");
      String all = connection.sentence();
      return (end < 0 ? all : all.substring(0, end)) + " [" + connection.id() + "]";
    }
    return error instanceof CoodieException own
        ? String.valueOf(own.getMessage())
        : error.getClass().getName();
  }

  static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("]") ? text : text + ".";
  }

  /** Refuses to run because of problems, with all of them. */
  static void refuse(List<MigrationProblem> problems) {
    List<MigrationProblem> blocking = problems.stream().filter(MigrationProblem::blocking).toList();
    if (!blocking.isEmpty()) {
      throw new MigrationException(
          "coodie-921",
          "Nothing was run, because of "
              + (blocking.size() == 1 ? "a problem" : blocking.size() + " problems")
              + ":"
              + blocking.stream()
                  .map(p -> "\n- " + p.kind() + " " + p.version() + ": " + p.message())
                  .collect(Collectors.joining()));
    }
  }
}
