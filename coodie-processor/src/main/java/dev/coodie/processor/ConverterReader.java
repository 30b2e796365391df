package dev.coodie.processor;

import dev.coodie.annotation.Converted;
import java.util.function.BiFunction;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Converted}: which converter, and what it stores. */
final class ConverterReader {
  private static final String CONVERTER = "dev.coodie.column.Converter";

  private final Env env;
  private final Findings findings;

  ConverterReader(Env env, Findings findings) {
    this.env = env;
    this.findings = findings;
  }

  /** How the property is stored, or null after a finding. */
  @Nullable StoredType read(
      Property property,
      TypeMirror type,
      BiFunction<Property, TypeMirror, @Nullable StoredType> stored) {
    TypeElement converter =
        Annotations.classValue(property.places(), Converted.class, "value").orElse(null);
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
        || !env.hasConstructor(converter, property.owner())) {
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
    StoredType to = stored.apply(property, contract.getTypeArguments().get(1));
    return to == null ? null : new StoredType.Converted(type, converter, to);
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
