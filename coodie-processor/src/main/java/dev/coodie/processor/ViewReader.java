package dev.coodie.processor;

import dev.coodie.annotation.BeforeSave;
import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.MaterializedView;
import dev.coodie.annotation.Variant;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Reads materialized views and compares them with their base documents. */
final class ViewReader {
  private final Env env;
  private final Findings findings;

  ViewReader(Env env, Findings findings) {
    this.env = env;
    this.findings = findings;
  }

  /** The view as a document, if nothing is wrong with it or its base. */
  Optional<DocumentShape> read(TypeElement type) {
    if (hasOtherKind(type) || !Checks.instantiable(type, findings)) {
      return Optional.empty();
    }
    Checks.visible(type, findings);
    Creation creation = CreationReader.read(env, type, findings);
    TypeElement of =
        Annotations.classValue(List.of(type), MaterializedView.class, "of").orElse(null);
    String wrong = of == null ? "is not a class" : wrongBase(of);
    if (of == null || !wrong.isEmpty()) {
      report(type, of == null ? "that" : Names.nested(of), wrong);
      return Optional.empty();
    }
    DocumentShape base = new DocumentReader(env, new Findings()).read(of).orElse(null);
    if (base == null) {
      return Optional.empty(); // what is wrong is reported on the base itself
    }
    if (base.declared().stream().anyMatch(Column::isCounter)) {
      report(type, Names.nested(of), "has counters, and CQL has no views of them. Remove the view");
      return Optional.empty();
    }
    if (base.table().isTransactional()) {
      report(
          type,
          Names.nested(of),
          "has transactional_mode, and with a view its rows can no longer be read or written."
              + " Remove the view, or the option");
      return Optional.empty();
    }
    Table table = base.table().view(type);
    table.check(type, findings);
    List<Column> columns = new ColumnReader(env, findings).read(type, creation, table);
    if (!columns.isEmpty()) {
      TableChecks.check(type, columns, findings);
      ViewChecks.check(env, type, columns, base, findings);
    }
    HookReader.refuse(env, type, List.of(BeforeSave.class), findings);
    Hooks hooks = new Hooks(List.of(), HookReader.read(env, type, findings).afterRead());
    String where = type.getAnnotation(MaterializedView.class).where();
    Optional<DocumentShape.View> view =
        Optional.of(new DocumentShape.View(of, base.table().name(), where));
    return findings.isEmpty()
        ? Optional.of(
            new DocumentShape(type, creation, table, columns, Optional.empty(), view, hooks))
        : Optional.empty();
  }

  private boolean hasOtherKind(TypeElement type) {
    List<Class<? extends Annotation>> others = List.of(Discriminator.class, Variant.class);
    for (Class<? extends Annotation> other : others) {
      if (Annotations.has(type, other)) {
        findings.report(
            type,
            Problem.TWO_KINDS,
            Names.nested(type),
            MaterializedView.class.getSimpleName(),
            other.getSimpleName());
        return true;
      }
    }
    return false;
  }

  private static String wrongBase(TypeElement base) {
    if (Annotations.has(base, Discriminator.class) || Annotations.has(base, Variant.class)) {
      return "shares its table with other types. Name a document with a table of its own";
    }
    return Annotations.has(base, Document.class)
        ? ""
        : "is not a document. Name a type annotated with @Document";
  }

  private void report(TypeElement type, String base, String wrong) {
    findings.report(type, Problem.VIEW_OF_WHAT, Names.nested(type), base, wrong);
  }
}
