package dev.coodie.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;

/** Writes the class next to a type that is stored as the one value in it: its converter. */
final class SingleWriter {
  private SingleWriter() {}

  static String write(Env env, SingleShape shape) {
    TypeElement type = shape.type();
    JavaFile file = new JavaFile(env, type);
    String value = file.imports().type(shape.value().type());
    String single = file.document();
    String self = file.self();
    file.implement(file.column("Converter") + "<" + single + ", " + value + ">");
    String valueType = file.column("ValueType");
    String stored = new TypeCode(file).expression(shape.value().stored());
    file.lines(
        Layout.call(
            2,
            "public static final " + valueType + "<" + single + "> TYPE =",
            stored + ".converted(",
            List.of(single + ".class", "new " + self + "()"),
            ");"));
    file.blank();
    file.line(2, "private " + self + "() {}");
    method(file, value + " toCql(" + single + " value)", "value." + shape.property().getter());
    method(file, single + " fromCql(" + value + " value)", "new " + single + "(value)");
    return file.text("How CQL stores the single value {@link " + single + "}.");
  }

  private static void method(JavaFile file, String head, String result) {
    file.blank();
    file.line(2, "@Override");
    file.line(2, "public " + head + " {");
    file.line(4, "return " + result + ";");
    file.line(2, "}");
  }
}
