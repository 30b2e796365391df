package dev.coodie.processor;

import dev.coodie.annotation.AfterRead;
import dev.coodie.annotation.BeforeSave;
import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.MaterializedView;
import dev.coodie.annotation.Projection;
import dev.coodie.annotation.Variant;
import dev.coodie.model.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads projections and compares them with their documents. */
final class ProjectionReader {
  private final Env env;
  private final Findings findings;

  ProjectionReader(Env env, Findings findings) {
    this.env = env;
    this.findings = findings;
  }

  /** The projection, if nothing is wrong with it or its document. */
  Optional<ProjectionShape> read(TypeElement type) {
    if (!Checks.instantiable(type, findings)) {
      return Optional.empty();
    }
    Checks.visible(type, findings);
    Creation creation = CreationReader.read(env, type, findings);
    HookReader.refuse(env, type, List.of(BeforeSave.class, AfterRead.class), findings);
    TypeElement document =
        Annotations.classValue(List.of(type), Projection.class, "value").orElse(null);
    if (document == null || !isDocument(document)) {
      String named = document == null ? "no class" : Names.nested(document);
      findings.report(type, Problem.PROJECTION_OF_WHAT, Names.nested(type), named);
      return Optional.empty();
    }
    List<Column> columns = columns(document);
    if (columns.isEmpty()) {
      return Optional.empty(); // what is wrong is reported on the document itself
    }
    List<Cell.Content> parts = new ArrayList<>();
    List<Property> properties = new PropertyReader(env, type, findings).read(creation);
    for (Property property : properties) {
      Cell.Content part = part(property, document, columns);
      if (part != null) {
        parts.add(part);
      }
    }
    if (properties.isEmpty()) {
      findings.report(
          type, Problem.NO_COLUMNS, Names.nested(type), Env.isRecord(type) ? "component" : "field");
    }
    return findings.isEmpty()
        ? Optional.of(new ProjectionShape(type, creation, document, parts))
        : Optional.empty();
  }

  private static boolean isDocument(TypeElement type) {
    return Annotations.has(type, Document.class)
        || Annotations.has(type, Variant.class)
        || Annotations.has(type, MaterializedView.class);
  }

  private List<Column> columns(TypeElement document) {
    if (Annotations.has(document, Discriminator.class)) {
      return new HierarchyReader(env, new Findings())
          .read(document).stream().findFirst().map(HierarchyShape::columns).orElse(List.of());
    }
    Optional<DocumentShape> shape =
        Annotations.has(document, MaterializedView.class)
            ? new ViewReader(env, new Findings()).read(document)
            : new DocumentReader(env, new Findings()).read(document);
    return shape.map(DocumentShape::declared).orElse(List.of());
  }

  private Cell.@Nullable Content part(
      Property property, TypeElement document, List<Column> columns) {
    Column column =
        columns.stream()
            .filter(c -> c.property().name().equals(property.name()))
            .findFirst()
            .orElse(null);
    if (column == null) {
      List<String> names = columns.stream().map(c -> c.property().name()).toList();
      findings.report(
          property.element(),
          Problem.PROJECTION_UNKNOWN,
          property,
          Names.nested(document),
          Suggestions.forName(property.name(), names),
          String.join(", ", names));
      return null;
    }
    Value.Form form = Forms.of(property, column.value().stored());
    TypeMirror shown = Forms.valueType(env, property.type());
    if (!env.types().isSameType(shown, column.value().type())) {
      findings.report(
          property.element(),
          Problem.PROJECTION_TYPE,
          property,
          TypeText.of(property.type()),
          Names.nested(document),
          TypeText.of(column.property().type()));
      return null;
    }
    return new Cell.Content(
        property, new Value(column.value().stored(), column.value().type(), form));
  }
}
