package dev.coodie.processor;

import java.util.List;

/**
 * The methods that are called before a document is saved and after it was read.
 *
 * @param beforeSave in the order they are called
 * @param afterRead in the order they are called
 */
record Hooks(List<Call> beforeSave, List<Call> afterRead) {
  /**
   * One method.
   *
   * @param changes whether it changes the document and returns nothing
   * @param overloaded whether there are others of its name
   */
  record Call(String method, boolean changes, boolean overloaded) {}
}
