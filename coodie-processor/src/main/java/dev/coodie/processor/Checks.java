package dev.coodie.processor;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** What must hold for every type that a class is generated for. */
final class Checks {
  private Checks() {}

  /** The type is visible from its package and has no type parameters. */
  static void visible(TypeElement type, Findings findings) {
    if (!Env.isUsable(type)) {
      findings.report(type, Problem.NOT_ACCESSIBLE, Names.nested(type));
    }
    if (!type.getTypeParameters().isEmpty()) {
      findings.report(type, Problem.GENERIC_TYPE, Names.nested(type));
    }
  }

  /** The type is a record or a class with instances of its own. */
  static boolean instantiable(TypeElement type, Findings findings) {
    String what =
        type.getKind() == ElementKind.RECORD || type.getKind() == ElementKind.CLASS
            ? (Env.isAbstract(type) ? "an abstract class" : valueClass(type))
            : kindOf(type);
    if (!what.isEmpty()) {
      findings.report(type, Problem.NOT_INSTANTIABLE, Names.nested(type), what);
    }
    return what.isEmpty();
  }

  /** Its instances exist in Kotlin only; its stub has no constructor. */
  private static String valueClass(TypeElement type) {
    return type.getAnnotationMirrors().stream()
            .anyMatch(a -> a.getAnnotationType().toString().equals("kotlin.jvm.JvmInline"))
        ? "a value class"
        : "";
  }

  /** With its article, for example {@code an interface}. */
  static String kindOf(TypeElement type) {
    return switch (type.getKind()) {
      case INTERFACE -> "an interface";
      case ENUM -> "an enum";
      case ANNOTATION_TYPE -> "an annotation";
      default -> Env.isAbstract(type) ? "an abstract class" : "a class";
    };
  }
}
