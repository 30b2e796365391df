package dev.coodie.processor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads builders: a method for each property that returns the builder, and {@code build()}. */
final class Builders {
  private final Env env;
  private final TypeElement type;
  private final Members members;

  Builders(Env env, TypeElement type, Members members) {
    this.env = env;
    this.type = type;
    this.members = members;
  }

  /** The builder that the method returns, if it is static and returns one. */
  Optional<Creation> read(ExecutableElement method) {
    if (!method.getModifiers().contains(Modifier.STATIC)
        || !method.getParameters().isEmpty()
        || !env.isCallable(method, type)
        || method.getReturnType().getKind() != TypeKind.DECLARED) {
      return Optional.empty();
    }
    DeclaredType builder = (DeclaredType) env.types().capture(method.getReturnType());
    TypeElement element = (TypeElement) builder.asElement();
    if (!env.isAccessible(element, type) || methods(element, "build").stream().noneMatch(m -> builds(builder, m))) {
      return Optional.empty();
    }
    Map<String, String> setters = new LinkedHashMap<>();
    for (VariableElement field : members.fields()) {
      if (!members.isIgnored(field)) {
        setter(builder, field).ifPresent(setter -> setters.put(Env.name(field), setter));
      }
    }
    return Optional.of(new Creation.Builder(Env.name(method), setters));
  }

  private boolean builds(DeclaredType builder, ExecutableElement method) {
    TypeMirror built = seen(builder, method).getReturnType();
    return method.getParameters().isEmpty()
        && env.types().isSubtype(env.types().erasure(built), env.types().erasure(type.asType()));
  }

  private Optional<String> setter(DeclaredType builder, VariableElement field) {
    String property = Env.name(field);
    String capitalized = Names.capitalized(property);
    for (String name : List.of(property, "set" + capitalized, "with" + capitalized)) {
      for (ExecutableElement method : methods((TypeElement) builder.asElement(), name)) {
        if (sets(builder, method, members.type(field))) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  private boolean sets(DeclaredType builder, ExecutableElement method, TypeMirror value) {
    ExecutableType seen = seen(builder, method);
    return seen.getParameterTypes().size() == 1
        && env.accepts(seen.getParameterTypes().get(0), value)
        && env.types()
            .isSubtype(env.types().erasure(seen.getReturnType()), env.types().erasure(builder));
  }

  private ExecutableType seen(DeclaredType builder, ExecutableElement method) {
    return (ExecutableType) env.types().asMemberOf(builder, method);
  }

  private List<ExecutableElement> methods(TypeElement builder, String name) {
    return ElementFilter.methodsIn(env.elements().getAllMembers(builder)).stream()
        .filter(
            method ->
                Env.name(method).equals(name)
                    && !method.getModifiers().contains(Modifier.STATIC)
                    && env.isCallable(method, type))
        .toList();
  }
}
