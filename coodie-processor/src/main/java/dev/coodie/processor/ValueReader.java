package dev.coodie.processor;

import dev.coodie.annotation.AfterRead;
import dev.coodie.annotation.BeforeSave;
import dev.coodie.annotation.Bucket;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Counter;
import dev.coodie.annotation.CreatedAt;
import dev.coodie.annotation.CreatedBy;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.ModifiedAt;
import dev.coodie.annotation.ModifiedBy;
import dev.coodie.annotation.Name;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;
import dev.coodie.annotation.Tuple;
import dev.coodie.annotation.UserType;
import dev.coodie.annotation.VectorIndex;
import dev.coodie.annotation.Version;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Reads user-defined types and tuples. */
final class ValueReader {
  private final Env env;
  private final Findings findings;

  ValueReader(Env env, Findings findings) {
    this.env = env;
    this.findings = findings;
  }

  static String userTypeName(TypeElement type) {
    String name = type.getAnnotation(UserType.class).name();
    return name.isEmpty() ? Names.snakeCase(Env.name(type)) : name;
  }

  /** The type, if nothing is wrong with it. */
  Optional<ValueShape> read(TypeElement type) {
    boolean tuple = Annotations.has(type, Tuple.class);
    if (!Checks.instantiable(type, findings)) {
      return Optional.empty();
    }
    Checks.visible(type, findings);
    Creation creation = CreationReader.read(env, type, findings);
    HookReader.refuse(env, type, List.of(BeforeSave.class, AfterRead.class), findings);
    String name = tuple ? "" : userTypeName(type);
    if (!tuple && !Names.isColumnName(name)) {
      findings.report(type, Problem.BAD_NAME, Names.nested(type), name);
    }
    List<ValueShape.Field> fields = fields(type, creation, tuple);
    boolean erasing = !tuple && type.getAnnotation(UserType.class).erasesUnknownFields();
    return findings.isEmpty()
        ? Optional.of(new ValueShape(type, creation, name, fields, erasing))
        : Optional.empty();
  }

  private List<ValueShape.Field> fields(TypeElement type, Creation creation, boolean tuple) {
    List<Property> properties = new PropertyReader(env, type, findings).read(creation);
    if (properties.isEmpty()) {
      String what = Env.isRecord(type) ? "component" : "field";
      findings.report(type, Problem.NO_COLUMNS, Names.nested(type), what);
    }
    List<ValueShape.Field> fields = new ArrayList<>();
    Map<String, Property> names = new HashMap<>();
    for (Property property : properties) {
      String name =
          property.annotation(Name.class).map(Name::value).orElse(Names.snakeCase(property.name()));
      checkName(type, property, name, names);
      checkAnnotations(type, property, tuple);
      Cycles.check(env, type, property, findings);
      Value value = new TypeReader(env, findings).read(property);
      if (value != null) {
        fields.add(new ValueShape.Field(property, name, value));
      }
    }
    return fields;
  }

  private void checkName(
      TypeElement type, Property property, String name, Map<String, Property> names) {
    if (!Names.isColumnName(name)) {
      findings.report(property.element(), Problem.BAD_NAME, property, name);
    }
    if (!Annotations.has(type, Tuple.class) && Names.isReservedInUserType(property)) {
      findings.report(property.element(), Problem.RESERVED_NAME, property, Names.generated(type));
    }
    Property other = names.putIfAbsent(name, property);
    if (other != null) {
      findings.report(
          property.element(),
          Problem.COLUMN_NAME_TAKEN,
          Names.nested(type),
          name,
          other.name(),
          property.name());
    }
  }

  private void checkAnnotations(TypeElement type, Property property, boolean tuple) {
    List<Class<? extends Annotation>> wrong =
        new ArrayList<>(
            List.of(
                PartitionKey.class,
                ClusteringKey.class,
                StaticColumn.class,
                Indexed.class,
                VectorIndex.class,
                Counter.class,
                Version.class,
                CreatedAt.class,
                CreatedBy.class,
                ModifiedAt.class,
                ModifiedBy.class,
                Bucket.class));
    if (tuple) {
      wrong.add(Name.class);
    }
    for (Class<? extends Annotation> annotation : wrong) {
      if (property.has(annotation)) {
        findings.report(
            property.element(),
            Problem.ANNOTATION_IN_VALUE,
            property,
            annotation.getSimpleName(),
            Names.nested(type));
      }
    }
  }
}
