package dev.coodie.processor;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.Variant;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What to use instead of a type that CQL cannot store. */
final class Advice {
  private static final String CONVERT = "or store it through a converter with @Converted.";
  private static final String INSTANT = "Use java.time.Instant, " + CONVERT;
  private static final String COLLECTION = "Use List, Set or Map.";
  private static final String OPTIONAL =
      "Use Optional of the boxed type, for example Optional<Integer>.";

  private static final Map<String, String> BY_CLASS =
      Map.ofEntries(
          Map.entry("java.time.LocalDateTime", INSTANT),
          Map.entry("java.time.ZonedDateTime", INSTANT),
          Map.entry("java.time.OffsetDateTime", INSTANT),
          Map.entry("java.util.Date", INSTANT),
          Map.entry("java.util.Calendar", INSTANT),
          Map.entry("java.sql.Timestamp", INSTANT),
          Map.entry("java.sql.Date", "Use java.time.LocalDate, " + CONVERT),
          Map.entry("java.sql.Time", "Use java.time.LocalTime, " + CONVERT),
          Map.entry("java.time.OffsetTime", "Use java.time.LocalTime, " + CONVERT),
          Map.entry("java.time.Duration", "Use dev.coodie.column.CqlDuration or long, " + CONVERT),
          Map.entry("java.time.Period", "Use dev.coodie.column.CqlDuration, " + CONVERT),
          Map.entry("java.lang.Character", "Use String, " + CONVERT),
          Map.entry("java.lang.CharSequence", "Use String, " + CONVERT),
          Map.entry("java.lang.Number", "Name the number type, for example BigDecimal."),
          Map.entry("java.lang.Object", "Name the type: a column has one."),
          Map.entry("java.util.OptionalInt", OPTIONAL),
          Map.entry("java.util.OptionalLong", OPTIONAL),
          Map.entry("java.util.OptionalDouble", OPTIONAL),
          Map.entry(
              "java.util.Optional", "CQL collections hold no nulls: use Optional outermost only."),
          Map.entry("java.util.Collection", COLLECTION),
          Map.entry("java.lang.Iterable", COLLECTION));

  private Advice() {}

  static String forType(Env env, TypeMirror type) {
    return switch (type.getKind()) {
      case CHAR -> "Use String, " + CONVERT;
      case ARRAY -> forArray(((ArrayType) type).getComponentType());
      case WILDCARD, TYPEVAR, INTERSECTION -> "Name the type instead.";
      case DECLARED -> forClass(env, (DeclaredType) type);
      default -> "Use another type.";
    };
  }

  private static String forArray(TypeMirror component) {
    return switch (component.getKind()) {
      case FLOAT -> "Use List<Float>, or a vector with @Vector(3).";
      default -> "Use a List.";
    };
  }

  private static String forClass(Env env, DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    String name = element.getQualifiedName().toString();
    if (TypeReader.COLLECTIONS.containsKey(name)) {
      return "Say of what, for example "
          + (name.endsWith("Map")
              ? "Map<String, Integer>."
              : element.getSimpleName() + "<String>.");
    }
    String known = BY_CLASS.get(name);
    if (known != null) {
      return known;
    }
    if (isCollection(env, type)) {
      return COLLECTION;
    }
    if (Annotations.has(element, Document.class) || Annotations.has(element, Variant.class)) {
      return "Documents do not nest: store the other document's key, or use a @UserType.";
    }
    return "Make it a @UserType, @Tuple or @SingleValue record, " + CONVERT;
  }

  private static boolean isCollection(Env env, TypeMirror type) {
    return is(env, type, "java.util.Collection") || is(env, type, "java.util.Map");
  }

  private static boolean is(Env env, TypeMirror type, String name) {
    TypeElement above = env.elements().getTypeElement(name);
    return above != null
        && env.types().isAssignable(env.types().erasure(type), env.types().erasure(above.asType()));
  }
}
