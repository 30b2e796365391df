package dev.coodie.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * A value and the cell it is in.
 *
 * @param type the expression for its {@code ValueType}
 */
record Cell(Property property, Value value, int position, String type) {
  /** A value that still needs a cell. */
  record Content(Property property, Value value) {}

  /**
   * The cells of the contents. A type that is no constant yet becomes one in the file, so that the
   * JIT compiler sees a constant; {@code initial} is what it is made from.
   */
  static List<Cell> of(
      JavaFile file,
      List<Content> contents,
      Set<String> takenNames,
      Function<Content, String> initial) {
    Set<String> taken = new HashSet<>(takenNames);
    List<String> constants = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    for (Content content : contents) {
      String type;
      if (TypeCode.isConstant(content.value().stored())) {
        type = new TypeCode(file).expression(content.value().stored());
      } else {
        type = constantName(content.property(), taken);
        constants.addAll(constant(file, content, type, initial.apply(content)));
      }
      cells.add(new Cell(content.property(), content.value(), cells.size(), type));
    }
    if (!constants.isEmpty()) {
      file.blank();
      file.lines(constants);
    }
    return cells;
  }

  private static String constantName(Property property, Set<String> taken) {
    String name = Names.snakeCase(property.name()).toUpperCase(Locale.ROOT);
    while (!taken.add(name)) {
      name += "_TYPE";
    }
    return name;
  }

  private static List<String> constant(
      JavaFile file, Content content, String name, String initial) {
    String type =
        file.column("ValueType") + "<" + file.imports().type(content.value().type()) + ">";
    return Layout.call(
        2, "private static final " + type + " " + name + " =", initial, List.of(), ";");
  }
}
