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
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Finds the properties of a record or class, those of its superclasses first. */
final class PropertyReader {
  private final Env env;

  PropertyReader(Env env) {
    this.env = env;
  }

  /** The properties that are stored; what cannot be read or written is a finding. */
  List<Property> read(TypeElement type, Findings findings) {
    return Env.isRecord(type) ? components(type, findings) : fields(type, findings);
  }

  /** The names a property's accessor may have. */
  static List<String> accessorNames(String property) {
    String capitalized = Names.capitalized(property);
    return List.of(property, "get" + capitalized, "is" + capitalized);
  }

  /** The instance fields that are not transient, superclasses first, a hidden one once. */
  List<VariableElement> storedFields(TypeElement type) {
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
    return List.copyOf(fields.values());
  }

  private List<Property> components(TypeElement type, Findings findings) {
    List<Property> properties = new ArrayList<>();
    List<VariableElement> fields = storedFields(type);
    for (RecordComponentElement component : type.getRecordComponents()) {
      String name = Env.name(component);
      Element field =
          fields.stream().filter(f -> Env.name(f).equals(name)).findFirst().orElseThrow();
      List<Element> places = places(type, name, component, field);
      Property property =
          new Property(
              type, name, field.asType(), field, places, typePlaces(type, places), name + "()", "");
      if (property.has(Ignored.class)) {
        findings.report(field, Problem.IGNORED_COMPONENT, property);
      }
      properties.add(property);
    }
    return properties;
  }

  private List<Property> fields(TypeElement type, Findings findings) {
    List<Property> properties = new ArrayList<>();
    for (VariableElement field : storedFields(type)) {
      String name = Env.name(field);
      List<Element> places = places(type, name, field);
      if (Annotations.has(places, Ignored.class)) {
        continue;
      }
      TypeMirror fieldType = env.memberType(type, field);
      Optional<String> getter = getter(type, field, fieldType);
      Optional<String> setter = setter(type, field, fieldType);
      String capitalized = Names.capitalized(name);
      if (getter.isEmpty()) {
        String prefix = fieldType.getKind() == TypeKind.BOOLEAN ? "is" : "get";
        findings.report(
            field, Problem.NO_GETTER, Env.describe(type, name), name, prefix + capitalized);
      }
      if (setter.isEmpty()) {
        findings.report(
            field, Problem.NO_SETTER, Env.describe(type, name), "set" + capitalized, name);
      }
      properties.add(
          new Property(
              type,
              name,
              fieldType,
              field,
              places,
              typePlaces(type, places),
              getter.orElse(name),
              setter.orElse("")));
    }
    return properties;
  }

  private Optional<String> getter(TypeElement type, VariableElement field, TypeMirror fieldType) {
    for (String name : accessorNames(Env.name(field))) {
      for (ExecutableElement method : methods(type, name)) {
        if (Env.isAccessor(method)
            && env.types().isAssignable(env.memberType(type, method), fieldType)) {
          return Optional.of(name + "()");
        }
      }
    }
    return env.isAccessible(field, type) ? Optional.of(Env.name(field)) : Optional.empty();
  }

  private Optional<String> setter(TypeElement type, VariableElement field, TypeMirror fieldType) {
    String property = Env.name(field);
    for (String name : List.of("set" + Names.capitalized(property), property)) {
      for (ExecutableElement method : methods(type, name)) {
        if (method.getParameters().size() == 1 && accepts(type, method, fieldType)) {
          return Optional.of(name + "(%s)");
        }
      }
    }
    boolean assignable =
        env.isAccessible(field, type) && !field.getModifiers().contains(Modifier.FINAL);
    return assignable ? Optional.of(property + " = %s") : Optional.empty();
  }

  private boolean accepts(TypeElement type, ExecutableElement method, TypeMirror value) {
    ExecutableType seen =
        (ExecutableType) env.types().asMemberOf((DeclaredType) type.asType(), method);
    return env.types().isAssignable(value, seen.getParameterTypes().get(0));
  }

  private List<ExecutableElement> methods(TypeElement type, String name) {
    return ElementFilter.methodsIn(env.elements().getAllMembers(type)).stream()
        .filter(
            method ->
                Env.name(method).equals(name)
                    && !method.getModifiers().contains(Modifier.STATIC)
                    && env.isAccessible(method, type))
        .toList();
  }

  /** The property's own elements, then accessors of the same name from the type upwards. */
  private List<Element> places(TypeElement type, String property, Element... own) {
    List<Element> places = new ArrayList<>(List.of(own));
    List<String> names = new ArrayList<>(accessorNames(property));
    // In a record, getName() may be the accessor of another component.
    type.getRecordComponents().stream()
        .map(Env::name)
        .filter(other -> !other.equals(property))
        .forEach(names::remove);
    for (TypeElement each : env.withSupertypes(type)) {
      places.addAll(env.accessors(each, names));
    }
    return places;
  }

  private List<TypeMirror> typePlaces(TypeElement type, List<Element> places) {
    List<TypeMirror> found = new ArrayList<>();
    for (Element place : places) {
      found.add(
          place instanceof ExecutableElement method ? method.getReturnType() : place.asType());
      found.add(env.memberType(type, place));
    }
    return found;
  }
}
