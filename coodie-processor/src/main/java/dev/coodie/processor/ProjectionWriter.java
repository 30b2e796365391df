package dev.coodie.processor;

import java.util.List;
import java.util.Set;

/** Writes the class of a projection. */
final class ProjectionWriter {
  private ProjectionWriter() {}

  static String write(Env env, ProjectionShape shape) {
    JavaFile file = new JavaFile(env, shape.type());
    String document = file.imports().generated(shape.document());
    List<Cell> cells =
        Cell.of(
            file,
            shape.parts(),
            Set.of("MODEL"),
            content -> document + "." + content.property().name() + ".type()");
    model(file, shape, document);
    file.blank();
    file.line(2, "private " + file.self() + "() {}");
    new MappingCode(file, "row", "view").read(shape.creation(), cells);
    return file.text(
        "What {@link "
            + file.document()
            + "} shows of {@link "
            + file.imports().name(shape.document())
            + "}.");
  }

  private static void model(JavaFile file, ProjectionShape shape, String document) {
    String model = file.imports().name("dev.coodie.model", "ProjectionModel");
    String types = file.imports().name(shape.document()) + ", " + file.document();
    String list = file.imports().name("java.util", "List");
    file.blank();
    file.line(2, "public static final " + model + "<" + types + "> MODEL =");
    file.line(6, model + ".of(");
    file.line(10, file.document() + ".class,");
    file.line(10, file.imports().name(shape.document()) + ".class,");
    List<String> columns =
        shape.parts().stream().map(p -> document + "." + p.property().name()).toList();
    file.lines(Layout.call(10, "", list + ".of(", columns, "),"));
    file.line(10, file.self() + "::read);");
  }
}
