package dev.coodie.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A user-defined type or tuple.
 *
 * @param name the user-defined type's name; empty for a tuple
 * @param erasing whether whole values may be written that lack fields of the server's
 */
record ValueShape(
    TypeElement type, Creation creation, String name, List<Field> fields, boolean erasing) {
  /** One value in it. */
  record Field(Property property, String name, Value value) {}

  boolean isTuple() {
    return name.isEmpty();
  }
}
