package dev.coodie.internal.check;

import jakarta.validation.Path;

/** Paths of properties as text. */
final class Paths {
  private Paths() {}

  /** For example {@code lines[2].price}. The key of a map is data, so it is left out. */
  static String text(Path path) {
    StringBuilder text = new StringBuilder();
    for (Path.Node node : path) {
      if (node.isInIterable()) {
        Integer index = node.getIndex();
        text.append('[').append(index == null ? "" : index).append(']');
      }
      if (node.getName() != null) {
        text.append(text.isEmpty() ? "" : ".").append(node.getName());
      }
    }
    return text.toString();
  }
}
