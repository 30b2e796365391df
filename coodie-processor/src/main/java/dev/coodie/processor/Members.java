package dev.coodie.processor;

import dev.coodie.annotation.Ignored;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The fields of a type, with what reads and sets each. */
final class Members {
  private final Env env;
  private final TypeElement type;
  private final Map<String, VariableElement> fields;

  Members(Env env, TypeElement type) {
    this.env = env;
    this.type = type;
    this.fields = fields(env, type);
  }

  private static Map<String, VariableElement> fields(Env env, TypeElement type) {
    Map<String, VariableElement> fields = new LinkedHashMap<>();
    List<TypeElement> classes =
        new ArrayList<>(
            env.withSupertypes(type).stream().filter(t -> t.getKind().isClass()).toList());
    Collections.reverse(classes);
    for (TypeElement each : classes) {
      for (VariableElement field : ElementFilter.fieldsIn(each.getEnclosedElements())) {
        if (!field.getModifiers().contains(Modifier.STATIC)
            && !field.getModifiers().contains(Modifier.TRANSIENT)) {
          fields.put(Env.name(field), field);
        }
      }
    }
    return fields;
  }

  /** The names a property's accessor may have. */
  static List<String> accessorNames(String property) {
    String capitalized = Names.capitalized(property);
    return List.of(property, "get" + capitalized, "is" + capitalized);
  }

  /** The instance fields that are not transient, superclasses first, a hidden one once. */
  List<VariableElement> fields() {
    return List.copyOf(fields.values());
  }

  Optional<VariableElement> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  boolean isIgnored(VariableElement field) {
    return Annotations.has(places(Env.name(field), List.of(field)), Ignored.class);
  }

  TypeMirror type(VariableElement field) {
    return env.memberType(type, field);
  }

  /** The expression that reads the field from an instance. */
  Optional<String> getter(VariableElement field) {
    for (String name : ownNames(Env.name(field))) {
      for (ExecutableElement method : methods(name)) {
        if (Env.isAccessor(method)
            && env.types().isAssignable(env.memberType(type, method), type(field))) {
          return Optional.of(name + "()");
        }
      }
    }
    return env.isAccessible(field, type) ? Optional.of(Env.name(field)) : Optional.empty();
  }

  /** The statement that sets the field, with {@code %s} for the value. */
  Optional<String> setter(VariableElement field) {
    String property = Env.name(field);
    for (String name : setterNames(property)) {
      for (ExecutableElement method : methods(name)) {
        if (method.getParameters().size() == 1 && accepts(method, type(field))) {
          return Optional.of(name + "(%s)");
        }
      }
    }
    boolean assignable =
        env.isAccessible(field, type) && !field.getModifiers().contains(Modifier.FINAL);
    return assignable ? Optional.of(property + " = %s") : Optional.empty();
  }

  /** The property's own elements, then accessors of the same name from the type upwards. */
  List<Element> places(String property, List<Element> own) {
    List<Element> places = new ArrayList<>(own);
    for (TypeElement each : env.withSupertypes(type)) {
      boolean component = each.equals(type) && Env.isRecord(type);
      places.addAll(env.accessors(each, component ? List.of(property) : ownNames(property)));
    }
    return places;
  }

  /** Names of the property's accessors that are not those of another one. */
  private List<String> ownNames(String property) {
    return accessorNames(property).stream()
        .filter(name -> name.equals(property) || !fields.containsKey(name))
        .toList();
  }

  /** {@code isOpen} is set with {@code setOpen}, too, as Lombok and Kotlin have it. */
  private List<String> setterNames(String property) {
    List<String> names = new ArrayList<>(List.of("set" + Names.capitalized(property), property));
    if (property.matches("is\\p{Lu}.*") && !fields.containsKey(Names.uncapitalized(property, 2))) {
      names.add("set" + property.substring(2));
    }
    return names;
  }

  private boolean accepts(ExecutableElement method, TypeMirror value) {
    ExecutableType seen =
        (ExecutableType) env.types().asMemberOf((DeclaredType) type.asType(), method);
    return env.types().isAssignable(value, seen.getParameterTypes().get(0));
  }

  private List<ExecutableElement> methods(String name) {
    return ElementFilter.methodsIn(env.elements().getAllMembers(type)).stream()
        .filter(
            method ->
                Env.name(method).equals(name)
                    && !method.getModifiers().contains(Modifier.STATIC)
                    && env.isAccessible(method, type))
        .toList();
  }
}
