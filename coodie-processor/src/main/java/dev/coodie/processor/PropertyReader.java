package dev.coodie.processor;

import dev.coodie.annotation.Ignored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Finds the properties of a record or class, those of its superclasses first. */
final class PropertyReader {
  private final Env env;
  private final TypeElement type;
  private final Members members;
  private final Findings findings;

  PropertyReader(Env env, TypeElement type, Findings findings) {
    this.env = env;
    this.type = type;
    this.members = new Members(env, type);
    this.findings = findings;
  }

  /** The properties that are stored; what cannot be read or written is a finding. */
  List<Property> read(Creation creation) {
    return Env.isRecord(type) ? components() : fields(creation);
  }

  private List<Property> components() {
    List<Property> properties = new ArrayList<>();
    for (RecordComponentElement component : type.getRecordComponents()) {
      String name = Env.name(component);
      VariableElement field = members.field(name).orElseThrow();
      List<Element> places = members.places(name, List.of(component, field));
      Property property =
          new Property(
              type, name, field.asType(), field, places, typePlaces(places), name + "()", "");
      if (property.has(Ignored.class)) {
        findings.report(field, Problem.IGNORED_COMPONENT, property);
      }
      properties.add(property);
    }
    return properties;
  }

  private List<Property> fields(Creation creation) {
    List<Property> properties = new ArrayList<>();
    for (VariableElement field : members.fields()) {
      if (!members.isIgnored(field) && !KotlinChecks.isDelegate(field)) {
        properties.add(property(field, creation));
      }
    }
    return properties;
  }

  private Property property(VariableElement field, Creation creation) {
    String name = Env.name(field);
    TypeMirror fieldType = members.type(field);
    List<Element> own = new ArrayList<>(List.of(field));
    creation.parameter(name).ifPresent(own::add);
    List<Element> places = members.places(name, own);
    Optional<String> getter = members.getter(field);
    Optional<String> setter = creation.takes(name) ? Optional.of("") : members.setter(field);
    String capitalized = Names.capitalized(name);
    if (getter.isEmpty() && !KotlinMetadata.isThere(type)) { // reported already
      String prefix = fieldType.getKind() == TypeKind.BOOLEAN ? "is" : "get";
      findings.report(
          field, Problem.NO_GETTER, Env.describe(type, name), name, prefix + capitalized);
    }
    if (setter.isEmpty()) {
      findings.report(
          field, Problem.NO_SETTER, Env.describe(type, name), "set" + capitalized, name);
    }
    return new Property(
        type,
        name,
        fieldType,
        field,
        places,
        typePlaces(places),
        getter.orElse(name),
        setter.orElse(""));
  }

  private List<TypeMirror> typePlaces(List<Element> places) {
    List<TypeMirror> found = new ArrayList<>();
    for (Element place : places) {
      found.add(
          place instanceof ExecutableElement method ? method.getReturnType() : place.asType());
      if (place.getEnclosingElement() instanceof TypeElement) {
        found.add(env.memberType(type, place));
      }
    }
    return found;
  }
}
