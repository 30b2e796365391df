package dev.coodie.studio;

/**
 * A secondary index.
 *
 * @param target what it is made of: {@code email}, {@code values(tags)}, {@code keys(m)}
 * @param kind {@code sai}, {@code sasi}, {@code vector}, {@code legacy} or another class's name
 */
record LiveIndex(String name, String target, String kind) {
  /** The column, without the function and quotes around it. */
  String column() {
    String inside =
        target.endsWith(")")
            ? target.substring(target.indexOf('(') + 1, target.length() - 1)
            : target;
    return inside.startsWith("\"") && inside.endsWith("\"") && inside.length() > 1
        ? inside.substring(1, inside.length() - 1).replace("\"\"", "\"")
        : inside;
  }

  /** {@code values}, {@code keys}, {@code entries}, {@code full}, or nothing. */
  String function() {
    return target.endsWith(")") ? target.substring(0, target.indexOf('(')) : "";
  }

  boolean isSai() {
    return kind.equals("sai");
  }
}
