package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import dev.coodie.error.CheckViolatedException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refusals of what breaks the check of a column. The server has no code for them, only sentences,
 * none of which repeats a value.
 */
final class Violations {
  private static final List<Pattern> SENTENCES =
      List.of(
          Pattern.compile(
              "^Column value does not satisfy value constraint for column '(?<column>.+?)'[. ].*",
              Pattern.DOTALL),
          Pattern.compile("^Value for column '(?<column>.+?)' violated \\w+ constraint .*"),
          Pattern.compile("^Column '(?<column>.+?)' has to be specified as part of this query\\."),
          Pattern.compile("^Column '(?<column>.+?)' can not be set to null\\."),
          Pattern.compile("^Value does not match regular expression '.*", Pattern.DOTALL));

  private Violations() {}

  static Optional<CheckViolatedException> of(Throwable error, Throwable cause, String cql) {
    String message = error.getMessage();
    if (!(error instanceof InvalidQueryException) || message == null) {
      return Optional.empty();
    }
    return SENTENCES.stream()
        .map(sentence -> sentence.matcher(message))
        .filter(Matcher::matches)
        .findFirst()
        .map(found -> violated(column(found), message, cause, cql));
  }

  private static @Nullable String column(Matcher found) {
    return found.pattern().pattern().contains("(?<column>") ? found.group("column") : null;
  }

  private static CheckViolatedException violated(
      @Nullable String column, String message, Throwable cause, String cql) {
    return new CheckViolatedException(
        "coodie-542",
        "It breaks the check of "
            + (column == null ? "a column" : "column \"" + column + "\"")
            + ", and nothing was written: "
            + Refusals.sentence(message),
        column,
        cql,
        cause);
  }
}
