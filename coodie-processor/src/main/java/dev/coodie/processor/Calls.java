package dev.coodie.processor;

import dev.coodie.model.Suggestions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Constructors and static methods that make an instance of a type from its properties. */
final class Calls {
  private final Env env;
  private final TypeElement type;
  private final Members members;

  Calls(Env env, TypeElement type, Members members) {
    this.env = env;
    this.type = type;
    this.members = members;
  }

  /** The call, if each parameter is for a property; one that is not is a finding. */
  Optional<Creation.Call> read(ExecutableElement method, Findings findings) {
    Map<String, Element> parameters = new LinkedHashMap<>();
    for (VariableElement parameter : method.getParameters()) {
      String wrong = wrong(parameter);
      if (!wrong.isEmpty()) {
        findings.report(
            parameter, Problem.CREATOR_PARAMETER, Env.name(parameter), describe(method), wrong);
      }
      parameters.put(Env.name(parameter), parameter);
    }
    String name = isConstructor(method) ? Creation.Call.NEW : Env.name(method);
    return method.getParameters().stream().allMatch(each -> wrong(each).isEmpty())
        ? Optional.of(new Creation.Call(name, parameters))
        : Optional.empty();
  }

  /** Why generated code cannot call the constructor or method for an instance, or nothing. */
  String wrong(ExecutableElement method) {
    if (!env.isAccessible(method, type)) {
      return "cannot be called from the type's package. Make it public or package-private.";
    }
    if (env.throwsChecked(method)) {
      return "throws a checked exception. Throw an unchecked one.";
    }
    if (isConstructor(method)) {
      return "";
    }
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      return "is an instance method. Make it static.";
    }
    TypeMirror returned = env.types().erasure(method.getReturnType());
    return env.types().isSubtype(returned, env.types().erasure(type.asType()))
        ? ""
        : "returns "
            + TypeText.of(method.getReturnType())
            + ". Return "
            + Names.nested(type)
            + ", or a builder with a method build() that does.";
  }

  /** Whether the names of the parameters are those that the compiler makes up. */
  boolean isUnnamed(ExecutableElement method) {
    List<? extends VariableElement> parameters = method.getParameters();
    for (int i = 0; i < parameters.size(); i++) {
      String name = Env.name(parameters.get(i));
      if (!name.equals("arg" + i) || members.field(name).isPresent()) {
        return false;
      }
    }
    return !parameters.isEmpty();
  }

  /** For messages, for example {@code User(String, int)} or {@code User.of(String)}. */
  String describe(ExecutableElement method) {
    String name = isConstructor(method) ? Names.nested(type) : Env.describe(type, Env.name(method));
    return method.getParameters().stream()
        .map(parameter -> TypeText.of(parameter.asType()))
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  private String wrong(VariableElement parameter) {
    String name = Env.name(parameter);
    Optional<VariableElement> field = members.field(name);
    if (field.isEmpty()) {
      List<String> names = members.fields().stream().map(Env::name).toList();
      return "is not a property. "
          + Suggestions.forName(name, names)
          + "Name a parameter after its property: "
          + String.join(", ", names)
          + ".";
    }
    if (members.isIgnored(field.get())) {
      return "is @Ignored, so it has no value. Remove one of the two.";
    }
    TypeMirror value = members.type(field.get());
    return env.accepts(parameter.asType(), value) || isNeverNull(parameter, field.get(), value)
        ? ""
        : "has type "
            + TypeText.of(parameter.asType())
            + ", but the property has type "
            + TypeText.of(value)
            + ". Use the same type.";
  }

  /**
   * A type parameter of Kotlin that stands for {@code Int} is an {@code Integer}, but never null.
   */
  private boolean isNeverNull(VariableElement parameter, VariableElement field, TypeMirror value) {
    return KotlinMetadata.isThere(type)
        && members.places(Env.name(field), List.of(field)).stream()
            .noneMatch(Annotations::isNullable)
        && env.types().isAssignable(value, parameter.asType());
  }

  private static boolean isConstructor(ExecutableElement method) {
    return method.getKind() == ElementKind.CONSTRUCTOR;
  }
}
