package dev.coodie.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the class of a document that has rows of its own. */
final class DocumentWriter {
  private final DocumentShape document;
  private final List<Column> columns;
  private final JavaFile file;

  private DocumentWriter(DocumentShape document, JavaFile file) {
    this.document = document;
    this.columns = document.columns();
    this.file = file;
  }

  static String write(Env env, DocumentShape document) {
    return new DocumentWriter(document, new JavaFile(env, document.type())).text();
  }

  private String text() {
    file.implement(file.column("Mapping") + "<" + file.document() + ">");
    new ColumnCode(file).write(columns);
    List<Cell> cells = cells();
    model();
    file.blank();
    file.line(2, "private " + file.self() + "() {}");
    new KeyCode(file).write(columns);
    MappingCode mapping = MappingCode.overriding(file, "row", "document");
    mapping.read(document.creation(), asDeclared(cells));
    mapping.write(cells);
    return file.text(
        "Columns and row mapping of {@link "
            + file.document()
            + "}, "
            + document
                .view()
                .map(v -> "a materialized view of {@link " + file.imports().name(v.base()) + "}.")
                .orElse("stored in table " + document.table().name() + "."));
  }

  private List<String> view() {
    return document.view().stream()
        .map(
            view ->
                ModelCode.call(
                    ".viewOf(",
                    List.of(
                        file.imports().name(view.base()) + ".class",
                        file.string(view.table()),
                        file.string(view.where()))))
        .toList();
  }

  private List<Cell> cells() {
    Set<String> taken = new HashSet<>(Set.of("MODEL"));
    columns.forEach(column -> taken.add(column.property().name()));
    return Cell.of(
        file,
        columns.stream().map(c -> new Cell.Content(c.property(), c.value())).toList(),
        taken,
        content -> content.property().name() + ".type()");
  }

  private List<Cell> asDeclared(List<Cell> cells) {
    return document.declared().stream()
        .flatMap(column -> cells.stream().filter(cell -> cell.property().equals(column.property())))
        .toList();
  }

  private void model() {
    ModelCode code = new ModelCode(file, document.table());
    List<String> end = new ArrayList<>();
    document
        .variant()
        .ifPresent(
            variant ->
                end.add(
                    ".variantOf("
                        + file.string(variant.column())
                        + ", "
                        + file.string(variant.value())
                        + ", "
                        + variant.indexed()
                        + ")"));
    code.write(
        List.of(
            code.options(),
            view(),
            code.columns(columns, Column.Role.PARTITION),
            code.columns(columns, Column.Role.CLUSTERING),
            code.columns(columns, Column.Role.STATIC, Column.Role.REGULAR),
            code.filled(columns),
            code.audits(columns),
            code.indexes(columns),
            code.masks(columns),
            code.checks(columns),
            HookCode.of(file, document.hooks()),
            end,
            List.of(".build(new " + file.self() + "())")));
  }
}
