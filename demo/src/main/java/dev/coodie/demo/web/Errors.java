package dev.coodie.demo.web;

import dev.coodie.error.CoodieException;
import dev.coodie.error.DocumentNotFoundException;
import dev.coodie.error.InvalidQueryException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Errors of the REST part as problem details. */
@RestControllerAdvice(annotations = org.springframework.web.bind.annotation.RestController.class)
class Errors extends ResponseEntityExceptionHandler {
  @ExceptionHandler
  ProblemDetail unknown(UnknownException e) {
    return problem(HttpStatus.NOT_FOUND, e);
  }

  @ExceptionHandler
  ProblemDetail wrong(WrongInputException e) {
    return problem(HttpStatus.BAD_REQUEST, e);
  }

  @ExceptionHandler
  ProblemDetail failed(CoodieException e) {
    ProblemDetail problem = problem(status(e), e);
    problem.setProperty("id", e.id());
    return problem;
  }

  private static HttpStatus status(CoodieException e) {
    if (e instanceof DocumentNotFoundException) {
      return HttpStatus.NOT_FOUND;
    }
    if (e instanceof InvalidQueryException) {
      return HttpStatus.BAD_REQUEST;
    }
    return e.isTransient() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.INTERNAL_SERVER_ERROR;
  }

  private static ProblemDetail problem(HttpStatus status, RuntimeException e) {
    return ProblemDetail.forStatusAndDetail(status, String.valueOf(e.getMessage()));
  }
}
