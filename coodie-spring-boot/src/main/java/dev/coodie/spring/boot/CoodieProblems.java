package dev.coodie.spring.boot;

import dev.coodie.error.ConstraintViolationsException;
import dev.coodie.error.CoodieException;
import dev.coodie.error.DocumentNotFoundException;
import dev.coodie.error.InvalidDocumentException;
import dev.coodie.error.LwtUnknownException;
import dev.coodie.error.StaleDocumentException;
import dev.coodie.error.StatementTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers requests that failed with a {@link CoodieException} as {@code application/problem+json}:
 * the status, a sentence for the client, and {@code id}, the stable id of the error. Constraints
 * that a document breaks are in {@code violations}; {@code outcome} is {@code unknown} if a write
 * may have been applied. Statements and names of tables are for the log, not for clients. Any
 * handler of the application goes first.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class CoodieProblems {
  private static final Logger LOG = LoggerFactory.getLogger(CoodieProblems.class);
  private static final Set<String> WRONG_TOKEN = Set.of("coodie-231", "coodie-232", "coodie-233");

  /** The problem that an error is for a client. Logs what is the server's fault. */
  @ExceptionHandler
  public ProblemDetail problem(CoodieException error) {
    ProblemDetail problem = of(error);
    problem.setProperty("id", error.id());
    if (problem.getStatus() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
      LOG.error("A request failed.", error);
    } else if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      LOG.warn("A request failed, and may succeed later.", error);
    }
    return problem;
  }

  private static ProblemDetail of(CoodieException error) {
    if (error instanceof ConstraintViolationsException broken) {
      ProblemDetail problem = detail(HttpStatus.BAD_REQUEST, "The document breaks constraints.");
      problem.setProperty("violations", violations(broken));
      return problem;
    }
    if (error instanceof InvalidDocumentException || WRONG_TOKEN.contains(error.id())) {
      return detail(HttpStatus.BAD_REQUEST, error.sentence());
    }
    if (error instanceof DocumentNotFoundException) {
      return detail(HttpStatus.NOT_FOUND, "There is no such document.");
    }
    if (error instanceof StaleDocumentException) {
      return detail(
          HttpStatus.CONFLICT,
          "Somebody changed or deleted the document meanwhile. Read it again, then repeat the"
              + " change.");
    }
    if (error instanceof StatementTimeoutException || error instanceof LwtUnknownException) {
      ProblemDetail problem =
          detail(
              HttpStatus.SERVICE_UNAVAILABLE,
              "The database gave no answer in time. What was to be written may have been written:"
                  + " read before you send it again.");
      problem.setProperty("outcome", "unknown");
      return problem;
    }
    return error.isTransient()
        ? detail(HttpStatus.SERVICE_UNAVAILABLE, "The database is not available. Try again later.")
        : detail(HttpStatus.INTERNAL_SERVER_ERROR, "The request failed; the log has the reason.");
  }

  private static List<Map<String, String>> violations(ConstraintViolationsException broken) {
    return broken.violations().stream()
        .map(each -> Map.of("path", each.path(), "message", each.message()))
        .toList();
  }

  private static ProblemDetail detail(HttpStatus status, String sentence) {
    return ProblemDetail.forStatusAndDetail(status, sentence);
  }
}
