package dev.coodie.processor;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** Types as source code, without their annotations. */
final class TypeText {
  private TypeText() {}

  /** For messages: without packages. */
  static String of(TypeMirror type) {
    return of(type, Names::nested);
  }

  static String of(TypeMirror type, Function<TypeElement, String> names) {
    return switch (type.getKind()) {
      case ARRAY -> of(((ArrayType) type).getComponentType(), names) + "[]";
      case DECLARED, ERROR -> declared((DeclaredType) type, names);
      case WILDCARD -> wildcard((WildcardType) type, names);
      case TYPEVAR -> ((TypeVariable) type).asElement().getSimpleName().toString();
      default -> type.getKind().name().toLowerCase(Locale.ROOT);
    };
  }

  private static String declared(DeclaredType type, Function<TypeElement, String> names) {
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    String name = names.apply((TypeElement) type.asElement());
    return arguments.isEmpty()
        ? name
        : arguments.stream()
            .map(argument -> of(argument, names))
            .collect(Collectors.joining(", ", name + "<", ">"));
  }

  private static String wildcard(WildcardType type, Function<TypeElement, String> names) {
    if (type.getExtendsBound() != null) {
      return "? extends " + of(type.getExtendsBound(), names);
    }
    return type.getSuperBound() != null ? "? super " + of(type.getSuperBound(), names) : "?";
  }
}
