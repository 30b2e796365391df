package dev.coodie.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two methods that turn cells into an object and back. */
final class MappingCode {
  private static final Map<String, String> PRIMITIVES =
      Map.of(
          "Integer", "Int",
          "Long", "Long",
          "Short", "Short",
          "Byte", "Byte",
          "Float", "Float",
          "Double", "Double",
          "Boolean", "Boolean");

  private final JavaFile file;
  private final String modifiers;
  private final String cells;
  private final String object;

  private MappingCode(JavaFile file, String modifiers, String cells, String object) {
    this.file = file;
    this.modifiers = modifiers;
    this.cells = cells;
    this.object = object;
  }

  /** {@code cells} and {@code object} are what the methods call their parameters. */
  MappingCode(JavaFile file, String cells, String object) {
    this(file, "private static ", cells, object);
  }

  /**
   * The methods of a class that is its own mapping. References to methods would be made into
   * classes at run time, two for each document, which is most of what the first use costs.
   */
  static MappingCode overriding(JavaFile file, String cells, String object) {
    return new MappingCode(file, "public ", cells, object);
  }

  /** {@code inOrder} are the cells in the order of the type's properties. */
  void read(Creation creation, List<Cell> inOrder) {
    String name = file.document();
    file.blank();
    head();
    file.line(2, modifiers + name + " read(" + file.column("Cells") + " " + cells + ") {");
    List<Cell> later =
        inOrder.stream().filter(cell -> !creation.takes(cell.property().name())).toList();
    create(creation, inOrder, later.isEmpty() ? "return" : name + " " + object + " =");
    for (Cell cell : later) {
      String setter = cell.property().setter();
      file.line(4, object + "." + setter.replace("%s", readCell(cell)) + ";");
    }
    if (!later.isEmpty()) {
      file.line(4, "return " + object + ";");
    }
    file.line(2, "}");
  }

  private void create(Creation creation, List<Cell> cells, String start) {
    Map<String, String> values = new LinkedHashMap<>();
    cells.forEach(cell -> values.put(cell.property().name(), readCell(cell)));
    String name = file.document();
    if (creation instanceof Creation.Call call) {
      String opener =
          call.method().equals(Creation.Call.NEW) ? "new " + name : name + "." + call.method();
      List<String> arguments = call.parameters().keySet().stream().map(values::get).toList();
      file.lines(Layout.call(4, start, opener + "(", arguments, ");"));
    } else if (creation instanceof Creation.Builder builder) {
      file.line(4, start + " " + name + "." + builder.method() + "()");
      values.forEach(
          (property, value) -> {
            String setter = builder.setters().get(property);
            if (setter != null) {
              file.lines(Layout.call(8, "", "." + setter + "(", List.of(value), ")"));
            }
          });
      file.line(8, ".build();");
    }
  }

  /** {@code byPosition} are the cells in their own order. */
  void write(List<Cell> byPosition) {
    file.blank();
    String sink = file.column("CellSink");
    head();
    file.line(
        2,
        modifiers
            + "void write("
            + file.document()
            + " "
            + object
            + ", "
            + sink
            + " "
            + cells
            + ") {");
    for (Cell cell : byPosition) {
      file.lines(Layout.call(4, "", writer(cell) + "(", writeArguments(cell), ");"));
    }
    file.line(2, "}");
  }

  private void head() {
    if (modifiers.equals("public ")) {
      file.line(2, "@Override");
    }
  }

  private String readCell(Cell cell) {
    String arguments = "(" + cell.position() + ", " + cell.type() + ")";
    return switch (cell.value().form()) {
      case PRIMITIVE -> cells + ".get" + primitive(cell) + "(" + cell.position() + ")";
      case COUNTER -> cells + ".getCounter(" + cell.position() + ")";
      case COLLECTION -> cells + ".getOrEmpty" + arguments;
      case PLAIN -> cells + ".get" + arguments;
      case OPTIONAL ->
          file.imports().name("java.util", "Optional")
              + ".ofNullable("
              + cells
              + ".get"
              + arguments
              + ")";
    };
  }

  private String writer(Cell cell) {
    String suffix = isPrimitive(cell) ? primitive(cell) : "";
    return cells + ".set" + suffix;
  }

  private List<String> writeArguments(Cell cell) {
    List<String> arguments = new ArrayList<>();
    arguments.add(Integer.toString(cell.position()));
    String value = object + "." + cell.property().getter();
    if (!isPrimitive(cell)) {
      arguments.add(cell.type());
    }
    arguments.add(cell.value().form() == Value.Form.OPTIONAL ? value + ".orElse(null)" : value);
    return arguments;
  }

  private static boolean isPrimitive(Cell cell) {
    Value.Form form = cell.value().form();
    return form == Value.Form.PRIMITIVE || form == Value.Form.COUNTER;
  }

  private static String primitive(Cell cell) {
    String boxed = TypeText.of(cell.value().type());
    return PRIMITIVES.getOrDefault(boxed, boxed);
  }
}
