package dev.coodie.processor;

import dev.coodie.annotation.Bucket;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Converted;
import dev.coodie.annotation.CqlType;
import dev.coodie.annotation.CreatedAt;
import dev.coodie.annotation.CreatedBy;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.ModifiedAt;
import dev.coodie.annotation.ModifiedBy;
import dev.coodie.annotation.Name;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;
import dev.coodie.annotation.Vector;
import dev.coodie.annotation.VectorIndex;
import dev.coodie.annotation.Version;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * Finds the columns of a hierarchy's level: what all variants below it have, if it is part of the
 * key or if the level knows it as a field or accessor.
 */
final class LevelReader {
  private static final List<Class<? extends Annotation>> ON_COLUMNS =
      List.of(
          PartitionKey.class,
          ClusteringKey.class,
          StaticColumn.class,
          Indexed.class,
          VectorIndex.class,
          Vector.class,
          Version.class,
          CreatedAt.class,
          CreatedBy.class,
          ModifiedAt.class,
          ModifiedBy.class,
          Bucket.class,
          Name.class,
          Frozen.class,
          CqlType.class,
          Converted.class);

  private final Env env;
  private final Findings findings;

  LevelReader(Env env, Findings findings) {
    this.env = env;
    this.findings = findings;
  }

  /** The columns in the order of the first variant's properties. */
  List<Column> read(TypeElement level, List<DocumentShape> variants) {
    Set<String> known = members(level);
    List<Column> columns = new ArrayList<>();
    for (Column column : variants.get(0).declared()) {
      boolean declared =
          Members.accessorNames(column.property().name()).stream().anyMatch(known::contains);
      if ((declared || column.isKey())
          && variants.stream().allMatch(variant -> hasSame(variant, column))) {
        columns.add(column);
      }
    }
    checkAnnotated(level, variants);
    return columns;
  }

  private boolean hasSame(DocumentShape variant, Column column) {
    return variant.declared().stream()
        .anyMatch(
            other ->
                other.property().name().equals(column.property().name())
                    && other.name().equals(column.name())
                    && env.types().isSameType(other.value().type(), column.value().type()));
  }

  private Set<String> members(TypeElement level) {
    Set<String> names = new HashSet<>();
    for (TypeElement type : env.withSupertypes(level)) {
      for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
        if (Env.isAccessor(method)) {
          names.add(Env.name(method));
        }
      }
    }
    for (VariableElement field : new Members(env, level).fields()) {
      names.add(Env.name(field));
    }
    return names;
  }

  /** An annotated accessor promises a column, so every variant must have it. */
  private void checkAnnotated(TypeElement level, List<DocumentShape> variants) {
    for (ExecutableElement method : ElementFilter.methodsIn(level.getEnclosedElements())) {
      for (Class<? extends Annotation> annotation : ON_COLUMNS) {
        if (method.getModifiers().contains(Modifier.ABSTRACT)
            && Annotations.has(method, annotation)) {
          checkPresent(level, method, annotation, variants);
        }
      }
    }
  }

  private void checkPresent(
      TypeElement level,
      ExecutableElement method,
      Class<? extends Annotation> annotation,
      List<DocumentShape> variants) {
    for (DocumentShape variant : variants) {
      boolean present =
          variant.declared().stream()
              .anyMatch(
                  column ->
                      Members.accessorNames(column.property().name()).contains(Env.name(method)));
      if (!present) {
        findings.report(
            method,
            Problem.NOT_IN_VARIANT,
            Env.describe(level, Env.name(method)),
            annotation.getSimpleName(),
            Names.nested(variant.type()));
      }
    }
  }
}
