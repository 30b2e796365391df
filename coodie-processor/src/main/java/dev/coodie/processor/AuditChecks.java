package dev.coodie.processor;

import dev.coodie.annotation.CreatedAt;
import dev.coodie.annotation.CreatedBy;
import dev.coodie.annotation.ModifiedAt;
import dev.coodie.annotation.ModifiedBy;
import java.lang.annotation.Annotation;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** What must hold for the columns that tell who wrote a row, and when. */
final class AuditChecks {
  /** In the order of a model's calls. */
  static final List<Class<? extends Annotation>> ALL =
      List.of(CreatedAt.class, CreatedBy.class, ModifiedAt.class, ModifiedBy.class);

  private AuditChecks() {}

  static void check(TypeElement type, List<Column> columns, Findings findings) {
    boolean created = columns.stream().anyMatch(c -> c.property().has(CreatedAt.class));
    for (Class<? extends Annotation> annotation : ALL) {
      List<Column> annotated =
          columns.stream().filter(c -> c.property().has(annotation) && !c.isCounter()).toList();
      for (Column column : annotated) {
        Property property = column.property();
        String wrong = wrong(column, annotation, created);
        if (!wrong.isEmpty()) {
          findings.report(
              property.element(), Problem.AUDIT, property, annotation.getSimpleName(), wrong);
        }
      }
      if (annotated.size() > 1) {
        Property second = annotated.get(1).property();
        findings.report(
            second.element(),
            Problem.AUDIT_TWICE,
            Names.nested(type),
            annotation.getSimpleName(),
            annotated.get(0).property().name(),
            second.name());
      }
    }
  }

  private static String wrong(
      Column column, Class<? extends Annotation> annotation, boolean created) {
    Property property = column.property();
    boolean time = annotation == CreatedAt.class || annotation == ModifiedAt.class;
    if (column.isKey()) {
      return "is part of the primary key. Move it to another property";
    }
    if (column.role() == Column.Role.STATIC) {
      return "is @StaticColumn, which all rows of a partition share. Remove one of the two";
    }
    if (time && !column.value().stored().cql().equals("timestamp")) {
      return "has type " + TypeText.of(property.type()) + ". Use Instant";
    }
    if (!time && column.value().form() == Value.Form.PRIMITIVE) {
      return "has type "
          + TypeText.of(property.type())
          + ", which cannot be missing. Use a type that can be null";
    }
    for (Class<? extends Annotation> other : ALL.subList(0, ALL.indexOf(annotation))) {
      if (property.has(other)) {
        return "is @" + other.getSimpleName() + ", too. Remove one of the two";
      }
    }
    return annotation == CreatedBy.class && !created
        ? "there is no @CreatedAt, which tells whether a row is new. Add one"
        : "";
  }
}
