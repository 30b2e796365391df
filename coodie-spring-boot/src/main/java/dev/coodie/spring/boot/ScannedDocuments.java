package dev.coodie.spring.boot;

/**
 * The documents that were found for one {@code Coodie}.
 *
 * @param types their classes, in the order of their names
 */
record ScannedDocuments(Class<?>... types) {
  /** The name of the bean that has those of the {@code Coodie} with this name. */
  static String nameFor(String coodie) {
    return coodie + "ScannedDocuments";
  }
}
