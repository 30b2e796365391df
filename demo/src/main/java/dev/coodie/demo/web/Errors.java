package dev.coodie.demo.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Errors of the application's own as problem details; the starter does it for those of coodie. */
@RestControllerAdvice(annotations = RestController.class)
class Errors extends ResponseEntityExceptionHandler {
  @ExceptionHandler
  ProblemDetail unknown(UnknownException e) {
    return problem(HttpStatus.NOT_FOUND, e);
  }

  @ExceptionHandler
  ProblemDetail wrong(WrongInputException e) {
    return problem(HttpStatus.BAD_REQUEST, e);
  }

  private static ProblemDetail problem(HttpStatus status, RuntimeException e) {
    return ProblemDetail.forStatusAndDetail(status, String.valueOf(e.getMessage()));
  }
}
