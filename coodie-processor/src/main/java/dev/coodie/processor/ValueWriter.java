package dev.coodie.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the class of a user-defined type or tuple. */
final class ValueWriter {
  private final ValueShape shape;
  private final JavaFile file;

  private ValueWriter(ValueShape shape, JavaFile file) {
    this.shape = shape;
    this.file = file;
  }

  static String write(Env env, ValueShape shape) {
    return new ValueWriter(shape, new JavaFile(env, shape.type())).text();
  }

  private String text() {
    if (!shape.isTuple()) {
      shape.fields().forEach(this::field);
    }
    List<Cell> cells =
        Cell.of(
            file,
            shape.fields().stream()
                .map(field -> new Cell.Content(field.property(), field.value()))
                .toList(),
            taken(),
            this::initial);
    type(cells);
    file.blank();
    file.line(2, "private " + file.self() + "() {}");
    MappingCode mapping = new MappingCode(file, "fields", "value");
    mapping.read(shape.creation(), cells);
    mapping.write(cells);
    String what = shape.isTuple() ? "tuple {@link %s}." : "user-defined type {@link %s}.";
    return file.text("How CQL stores the " + String.format(what, file.document()));
  }

  private void field(ValueShape.Field field) {
    String udtField = file.column("UdtField");
    String types = file.document() + ", " + file.imports().type(field.value().type());
    file.lines(
        Layout.call(
            2,
            "public static final " + udtField + "<" + types + "> " + field.property().name() + " =",
            udtField + ".of(",
            List.of(
                file.document() + ".class",
                file.string(field.name()),
                new TypeCode(file).expression(field.value().stored())),
            ");"));
  }

  private Set<String> taken() {
    Set<String> taken = new HashSet<>(Set.of("TYPE"));
    if (!shape.isTuple()) {
      shape.fields().forEach(field -> taken.add(field.property().name()));
    }
    return taken;
  }

  private String initial(Cell.Content content) {
    return shape.isTuple()
        ? new TypeCode(file).expression(content.value().stored())
        : content.property().name() + ".type()";
  }

  private void type(List<Cell> cells) {
    String self = file.self();
    String list = file.imports().name("java.util", "List");
    String mapping = file.column("Mapping") + ".of(" + self + "::read, " + self + "::write)";
    String cqlType = file.column("ValueType");
    file.blank();
    file.line(2, "public static final " + cqlType + "<" + file.document() + "> TYPE =");
    file.line(6, cqlType + (shape.isTuple() ? ".tuple(" : ".udt("));
    file.line(10, file.document() + ".class,");
    if (!shape.isTuple()) {
      file.line(10, file.string(shape.name()) + ",");
    }
    List<String> parts =
        cells.stream().map(cell -> shape.isTuple() ? cell.type() : cell.property().name()).toList();
    file.lines(Layout.call(10, "", list + ".of(", parts, "),"));
    file.line(10, mapping + ")" + (shape.erasing() ? ".erasingUnknownFields()" : "") + ";");
  }
}
