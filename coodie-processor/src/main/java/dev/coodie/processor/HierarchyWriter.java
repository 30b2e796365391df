package dev.coodie.processor;

import java.util.List;

/** Writes the class of a hierarchy's root or inner level. */
final class HierarchyWriter {
  private HierarchyWriter() {}

  static String write(Env env, HierarchyShape level) {
    JavaFile file = new JavaFile(env, level.type());
    new ColumnCode(file).write(level.columns());
    ModelCode code = new ModelCode(file, level.table());
    List<String> variants =
        level.variants().stream()
            .map(variant -> ".variant(" + file.imports().generated(variant) + ".MODEL)")
            .toList();
    String build =
        ".buildHierarchy("
            + file.string(level.discriminator())
            + ", "
            + level.indexed()
            + ", "
            + level.complete()
            + ")";
    List<String> bucket =
        code.filled(level.columns().stream().filter(column -> !column.isVersion()).toList());
    code.write(List.of(code.options(), variants, bucket, List.of(build)));
    file.blank();
    file.line(2, "private " + file.self() + "() {}");
    new KeyCode(file).write(level.columns());
    return file.text(
        "Common columns of all {@link "
            + file.document()
            + "} variants, stored in table "
            + level.table().name()
            + ".");
  }
}
