package dev.coodie.processor;

import dev.coodie.annotation.Bucket;
import dev.coodie.annotation.Check;
import dev.coodie.annotation.Counter;
import dev.coodie.annotation.CreatedAt;
import dev.coodie.annotation.CreatedBy;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.Masked;
import dev.coodie.annotation.ModifiedAt;
import dev.coodie.annotation.ModifiedBy;
import dev.coodie.annotation.StaticColumn;
import dev.coodie.annotation.VectorIndex;
import dev.coodie.annotation.Version;
import dev.coodie.model.Suggestions;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;

/** What must hold between a materialized view and its base. */
final class ViewChecks {
  private static final List<Class<? extends Annotation>> ONLY_IN_DOCUMENTS =
      List.of(
          Check.class,
          Indexed.class,
          Masked.class,
          VectorIndex.class,
          Version.class,
          Bucket.class,
          Counter.class,
          CreatedAt.class,
          CreatedBy.class,
          ModifiedAt.class,
          ModifiedBy.class,
          StaticColumn.class);

  private final Env env;
  private final TypeElement type;
  private final DocumentShape base;
  private final Findings findings;

  private ViewChecks(Env env, TypeElement type, DocumentShape base, Findings findings) {
    this.env = env;
    this.type = type;
    this.base = base;
    this.findings = findings;
  }

  static void check(
      Env env, TypeElement type, List<Column> columns, DocumentShape base, Findings findings) {
    ViewChecks checks = new ViewChecks(env, type, base, findings);
    columns.forEach(checks::checkColumn);
    if (findings.isEmpty()) {
      checks.checkKey(columns.stream().filter(Column::isKey).toList());
    }
  }

  private void checkColumn(Column column) {
    Property property = column.property();
    for (Class<? extends Annotation> annotation : ONLY_IN_DOCUMENTS) {
      if (property.has(annotation)) {
        findings.report(
            property.element(),
            Problem.ANNOTATION_IN_VALUE,
            property,
            annotation.getSimpleName(),
            Names.nested(type));
      }
    }
    Optional<Column> known = inBase(property.name());
    if (known.isPresent()) {
      compare(column, known.get());
      return;
    }
    List<String> names = base.declared().stream().map(c -> c.property().name()).toList();
    findings.report(
        property.element(),
        Problem.PROJECTION_UNKNOWN,
        property,
        baseName(),
        Suggestions.forName(property.name(), names),
        String.join(", ", names));
  }

  private void compare(Column column, Column known) {
    Property property = column.property();
    if (!env.types().isSameType(column.value().type(), known.value().type())) {
      findings.report(
          property.element(),
          Problem.PROJECTION_TYPE,
          property,
          TypeText.of(property.type()),
          baseName(),
          TypeText.of(known.property().type()));
    } else if (known.role() == Column.Role.STATIC) {
      different(property, "in a view", "@StaticColumn", "Remove it: views have none of these.");
    } else if (!describe(column).equals(describe(known))) {
      different(property, describe(column), describe(known), "Repeat its annotations.");
    }
  }

  private void different(Property property, String here, String there, String advice) {
    findings.report(
        property.element(), Problem.VIEW_COLUMN, property, here, baseName(), there, advice);
  }

  private static String describe(Column column) {
    StoredType stored = column.value().stored();
    String by =
        stored instanceof StoredType.Converted converted
            ? " by " + Names.nested(converted.converter())
            : "";
    return "column \"" + column.name() + "\" of type " + stored.cql() + by;
  }

  private void checkKey(List<Column> key) {
    for (Column column : base.columns()) {
      if (column.isKey() && key.stream().noneMatch(c -> c.name().equals(column.name()))) {
        findings.report(
            type,
            Problem.VIEW_KEY_MISSING,
            Names.nested(type),
            column.name(),
            baseName(),
            column.property().name());
      }
    }
    List<Column> added =
        key.stream()
            .filter(c -> inBase(c.property().name()).filter(Column::isKey).isEmpty())
            .toList();
    if (added.size() > 1) {
      findings.report(
          added.get(1).property().element(),
          Problem.VIEW_KEY_TOO_LONG,
          Names.nested(type),
          added.stream().map(c -> c.property().name()).collect(Collectors.joining(" and ")),
          baseName());
    }
  }

  private Optional<Column> inBase(String property) {
    return base.declared().stream().filter(c -> c.property().name().equals(property)).findFirst();
  }

  private String baseName() {
    return Names.nested(base.type());
  }
}
