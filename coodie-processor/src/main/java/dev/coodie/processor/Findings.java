package dev.coodie.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;

/** The problems of one annotated type. Reading goes on after each, so that all are seen at once. */
final class Findings {
  /** A message and where it belongs. */
  record Finding(Element element, Problem problem, String message) {}

  private final List<Finding> found = new ArrayList<>();

  void report(Element element, Problem problem, Object... arguments) {
    found.add(new Finding(element, problem, problem.message(arguments)));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  int size() {
    return found.size();
  }

  List<Finding> all() {
    return List.copyOf(found);
  }
}
