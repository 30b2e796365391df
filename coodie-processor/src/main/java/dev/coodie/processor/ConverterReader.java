package dev.coodie.processor;

import dev.coodie.annotation.Converted;
import dev.coodie.annotation.Converters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Converted} and {@code @Converters}: which converter, and what it stores. */
final class ConverterReader {
  private static final String CONVERTER = "dev.coodie.column.Converter";

  private final Env env;
  private final Findings findings;

  ConverterReader(Env env, Findings findings) {
    this.env = env;
    this.findings = findings;
  }

  /** The class that {@code @Converted} names, or null. */
  @Nullable TypeElement named(List<? extends AnnotatedConstruct> places) {
    return Annotations.classValue(places, Converted.class, "value").orElse(null);
  }

  /** The converter for all values of the type: of the document, above it, of a package, its own. */
  Optional<TypeElement> listed(Property property, TypeMirror type) {
    if (type.getKind() != TypeKind.DECLARED && type.getKind() != TypeKind.ARRAY) {
      return Optional.empty();
    }
    List<TypeElement> types = env.withSupertypes(property.owner());
    Set<Element> places = new LinkedHashSet<>(types);
    types.forEach(each -> places.add(env.elements().getPackageOf(each)));
    for (Element place : places) {
      List<TypeElement> found =
          Annotations.classValues(List.of(place), Converters.class, "value").stream()
              .filter(each -> isFor(property, place, each, type))
              .toList();
      if (found.size() > 1) {
        report(
            property,
            place,
            "names both "
                + Names.nested(found.get(0))
                + " and "
                + Names.nested(found.get(1))
                + " for "
                + TypeText.of(type),
            "Remove one.");
      }
      if (!found.isEmpty()) {
        return Optional.of(found.get(0));
      }
    }
    return type instanceof DeclaredType declared
        ? Optional.ofNullable(named(List.of(declared.asElement())))
        : Optional.empty();
  }

  private boolean isFor(Property property, Element place, TypeElement converter, TypeMirror type) {
    DeclaredType contract = contract(converter.asType());
    if (contract == null || contract.getTypeArguments().isEmpty()) {
      report(
          property,
          place,
          "names " + Names.nested(converter) + ", which is not a converter",
          "Let it implement " + CONVERTER + "<YourType, StoredType>.");
      return false;
    }
    return env.types().isSameType(contract.getTypeArguments().get(0), type);
  }

  private void report(Property property, Element place, String wrong, String advice) {
    String where =
        place instanceof TypeElement type ? Names.nested(type) : "package " + place.toString();
    findings.report(
        place instanceof TypeElement ? place : property.element(),
        Problem.CONVERTERS,
        where,
        wrong,
        advice);
  }

  /** How the property is stored through the converter, or null after a finding. */
  @Nullable StoredType read(
      Property property,
      TypeMirror type,
      @Nullable TypeElement converter,
      Function<TypeMirror, @Nullable StoredType> stored) {
    DeclaredType contract = converter == null ? null : contract(converter.asType());
    if (converter == null || contract == null || contract.getTypeArguments().isEmpty()) {
      String named = converter == null ? "no class" : Names.nested(converter);
      findings.report(
          property.element(), Problem.NOT_A_CONVERTER, property, named, TypeText.of(boxed(type)));
      return null;
    }
    if (Env.isAbstract(converter)
        || !converter.getKind().isClass()
        || !Env.isUsable(converter)
        || !env.isAccessible(converter, property.owner())
        || !hasUsableConstructor(converter, property.owner())) {
      findings.report(
          property.element(), Problem.CONVERTER_CONSTRUCTOR, property, Names.nested(converter));
      return null;
    }
    TypeMirror from = contract.getTypeArguments().get(0);
    if (!env.types().isSameType(type, from)) {
      String boxing = type.getKind().isPrimitive() ? ": a primitive cannot be converted" : "";
      findings.report(
          property.element(),
          Problem.CONVERTER_MISMATCH,
          property,
          TypeText.of(type),
          Names.nested(converter),
          TypeText.of(from),
          boxing);
      return null;
    }
    StoredType to = stored.apply(contract.getTypeArguments().get(1));
    return to == null ? null : new StoredType.Converted(type, converter, to);
  }

  /** Without a constructor that has no parameters, the application gives an instance. */
  private boolean hasUsableConstructor(TypeElement converter, TypeElement user) {
    return env.hasConstructor(converter, user)
        || ElementFilter.constructorsIn(converter.getEnclosedElements()).stream()
            .noneMatch(constructor -> constructor.getParameters().isEmpty());
  }

  /** The type as {@code Converter} with its arguments, if it is one. */
  private @Nullable DeclaredType contract(TypeMirror type) {
    if (type.getKind() != TypeKind.DECLARED) {
      return null;
    }
    DeclaredType declared = (DeclaredType) type;
    if (((TypeElement) declared.asElement()).getQualifiedName().contentEquals(CONVERTER)) {
      return declared;
    }
    for (TypeMirror above : env.types().directSupertypes(type)) {
      DeclaredType found = contract(above);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private TypeMirror boxed(TypeMirror type) {
    return type.getKind().isPrimitive()
        ? env.types().boxedClass((PrimitiveType) type).asType()
        : type;
  }
}
