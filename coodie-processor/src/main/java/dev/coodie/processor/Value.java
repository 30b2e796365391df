package dev.coodie.processor;

import javax.lang.model.type.TypeMirror;

/**
 * A property's value.
 *
 * @param stored how it is stored
 * @param type its Java type, boxed and without {@code Optional}
 * @param form how it stands in the property
 */
record Value(StoredType stored, TypeMirror type, Form form) {
  /** How a missing cell looks in Java. */
  enum Form {
    /** A null. */
    PLAIN,
    /** Impossible: a missing cell is an error. */
    PRIMITIVE,
    /** A zero. */
    COUNTER,
    /** An empty collection. */
    COLLECTION,
    /** An empty {@code Optional}. */
    OPTIONAL
  }

  /** Whether it is a collection or user-defined type whose parts can be changed one by one. */
  boolean isOpen() {
    return !stored.isFrozen();
  }
}
