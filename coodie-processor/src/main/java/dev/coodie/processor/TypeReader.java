package dev.coodie.processor;

import dev.coodie.annotation.Converted;
import dev.coodie.annotation.Counter;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.SingleValue;
import dev.coodie.annotation.Tuple;
import dev.coodie.annotation.UserType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Decides how a property is stored, from its type and the annotations on it. */
final class TypeReader {
  static final Map<String, StoredType.Kind> COLLECTIONS =
      Map.of(
          "java.util.List", StoredType.Kind.LIST,
          "java.util.Set", StoredType.Kind.SET,
          "java.util.Map", StoredType.Kind.MAP);

  private final Env env;
  private final Findings findings;
  private final ConverterReader converters;
  // What is being read, so that nothing is read inside itself.
  private final Set<TypeElement> open;

  TypeReader(Env env, Findings findings) {
    this(env, findings, Set.of());
  }

  /** {@code open} are the single values whose own value this is. */
  TypeReader(Env env, Findings findings, Set<TypeElement> open) {
    this.env = env;
    this.findings = findings;
    this.converters = new ConverterReader(env, findings);
    this.open = new HashSet<>(open);
  }

  /** The property's value, or null after a finding. */
  @Nullable Value read(Property property) {
    TypeMirror content = Forms.content(property.type());
    List<AnnotatedConstruct> places = new ArrayList<>(property.places());
    places.addAll(property.typePlaces());
    places.add(content);
    StoredType stored = store(property, content, places, Vectors.dimensions(places, content));
    if (stored != null && property.has(Counter.class)) {
      stored = counter(property, stored, places);
    }
    return stored == null
        ? null
        : new Value(stored, Forms.valueType(env, property.type()), Forms.of(property, stored));
  }

  private @Nullable StoredType counter(
      Property property, StoredType stored, List<? extends AnnotatedConstruct> places) {
    boolean plain = !Forms.isOptional(property.type());
    if (!stored.equals(Scalars.BIGINT) || !plain || !Annotations.cqlType(places).isEmpty()) {
      findings.report(
          property.element(), Problem.COUNTER_TYPE, property, TypeText.of(property.type()));
      return null;
    }
    return Scalars.COUNTER;
  }

  private @Nullable StoredType store(
      Property property,
      TypeMirror type,
      List<? extends AnnotatedConstruct> places,
      OptionalInt dimensions) {
    StoredType unasked =
        Annotations.has(places, Converted.class)
            ? converted(property, type, converters.named(places), dimensions)
            : converters
                .listed(property, type)
                .filter(listed -> !open.contains(listed))
                .map(listed -> converted(property, type, listed, dimensions))
                .orElseGet(() -> unasked(property, type, dimensions));
    if (unasked == null) {
      return null;
    }
    String asked = Annotations.cqlType(places);
    if (!asked.isEmpty()) {
      unasked = choose(property, type, unasked, asked);
      if (unasked == null) {
        return null;
      }
    }
    return Annotations.has(places, Frozen.class) ? freeze(property, type, unasked) : unasked;
  }

  private @Nullable StoredType converted(
      Property property, TypeMirror type, @Nullable TypeElement converter, OptionalInt dimensions) {
    boolean opened = converter != null && open.add(converter);
    StoredType stored =
        converters.read(
            property,
            type,
            converter,
            to ->
                dimensions.isPresent()
                    ? store(property, to, List.of(to), dimensions)
                    : nested(property, to));
    if (opened) {
      open.remove(converter);
    }
    return stored;
  }

  private @Nullable StoredType nested(Property property, TypeMirror type) {
    List<TypeMirror> places = List.of(type);
    return store(property, type, places, Vectors.dimensions(places, type));
  }

  private @Nullable StoredType unasked(Property property, TypeMirror type, OptionalInt dimensions) {
    if (dimensions.isPresent()) {
      return vector(property, type, dimensions.getAsInt());
    }
    if (type.getKind().isPrimitive() && type.getKind() != TypeKind.CHAR) {
      TypeElement boxed = env.types().boxedClass((PrimitiveType) type);
      return Scalars.of(boxed.getQualifiedName().toString()).orElseThrow();
    }
    if (type instanceof ArrayType array) {
      return array.getComponentType().getKind() == TypeKind.BYTE
          ? Scalars.BYTES
          : unsupported(property, type);
    }
    if (type instanceof DeclaredType declared && type.getKind() == TypeKind.DECLARED) {
      return declared(property, declared);
    }
    return unsupported(property, type);
  }

  private @Nullable StoredType vector(Property property, TypeMirror type, int dimensions) {
    boolean array =
        type instanceof ArrayType floats && floats.getComponentType().getKind() == TypeKind.FLOAT;
    StoredType element = array ? Scalars.FLOAT : null;
    if (type instanceof DeclaredType list && kind(list) == StoredType.Kind.LIST) {
      element = nested(property, list.getTypeArguments().get(0));
      if (element == null) {
        return null;
      }
    }
    if (!(element instanceof StoredType.Scalar || element instanceof StoredType.EnumText)) {
      findings.report(
          property.element(), Problem.VECTOR_TYPE, property, TypeText.of(type), dimensions);
      return null;
    }
    if (dimensions < 1 || dimensions > Vectors.MAX_DIMENSIONS) {
      findings.report(
          property.element(),
          Problem.VECTOR_DIMENSIONS,
          property,
          dimensions,
          Vectors.MAX_DIMENSIONS);
      return null;
    }
    return new StoredType.Vector(element, dimensions, array);
  }

  /** What collection the type is, or null. */
  private static StoredType.@Nullable Kind kind(DeclaredType type) {
    String name = ((TypeElement) type.asElement()).getQualifiedName().toString();
    return type.getTypeArguments().isEmpty() ? null : COLLECTIONS.get(name);
  }

  private @Nullable StoredType declared(Property property, DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    String name = element.getQualifiedName().toString();
    if (Scalars.of(name).isPresent()) {
      return Scalars.of(name).get();
    }
    if (Scalars.ofJava(name).isPresent()) {
      return Scalars.ofJava(name).get();
    }
    StoredType.Kind kind = kind(type);
    if (kind != null) {
      return collection(property, kind, type);
    }
    if (element.getKind() == ElementKind.ENUM) {
      return new StoredType.EnumText(element);
    }
    if (Annotations.has(element, UserType.class)) {
      return new StoredType.UserDefined(element, ValueReader.userTypeName(element), false);
    }
    if (Annotations.has(element, Tuple.class)) {
      return new StoredType.TupleOf(element);
    }
    if (Annotations.has(element, SingleValue.class)) {
      return single(property, element);
    }
    return unsupported(property, type);
  }

  private @Nullable StoredType single(Property property, TypeElement type) {
    Optional<SingleShape> shape =
        open.contains(type)
            ? Optional.empty()
            : new SingleReader(env, new Findings(), open).read(type);
    if (shape.isPresent()) {
      return new StoredType.Single(type, shape.get().value().stored());
    }
    findings.report(
        property.element(),
        Problem.UNSUPPORTED_TYPE,
        property,
        Names.nested(type),
        "See what is wrong with " + Names.nested(type) + ".");
    return null;
  }

  private @Nullable StoredType collection(
      Property property, StoredType.Kind kind, DeclaredType type) {
    List<StoredType> arguments = new ArrayList<>();
    for (TypeMirror argument : type.getTypeArguments()) {
      StoredType stored = nested(property, argument);
      if (stored == null) {
        return null;
      }
      arguments.add(stored);
    }
    if (kind != StoredType.Kind.LIST && !canBeKey(property, type, arguments.get(0))) {
      return null;
    }
    return new StoredType.Collection(kind, arguments, false);
  }

  /** Elements of sets and keys of maps are compared, in Java and by the server. */
  private boolean canBeKey(Property property, TypeMirror type, StoredType key) {
    String advice =
        key.equals(Scalars.BYTES)
            ? "Arrays have no equality: use ByteBuffer."
            : key.cql().equals("duration") ? "Durations have no order: use a list or long." : "";
    if (!advice.isEmpty()) {
      findings.report(
          property.element(), Problem.UNSUPPORTED_TYPE, property, TypeText.of(type), advice);
    }
    return advice.isEmpty();
  }

  private @Nullable StoredType choose(
      Property property, TypeMirror type, StoredType unasked, String asked) {
    StoredType to = unasked instanceof StoredType.Converted c ? c.to() : unasked;
    List<StoredType.Scalar> choices = Scalars.choices(to);
    for (StoredType.Scalar choice : choices) {
      if (choice.cql().equals(asked)) {
        return asked.equals(to.cql())
            ? unasked
            : unasked instanceof StoredType.Converted c
                ? new StoredType.Converted(c.from(), c.converter(), choice)
                : choice;
      }
    }
    findings.report(
        property.element(),
        Problem.CQL_TYPE_MISMATCH,
        property,
        TypeText.of(type),
        asked,
        Vectors.advice(asked, choices));
    return null;
  }

  private @Nullable StoredType freeze(Property property, TypeMirror type, StoredType stored) {
    if (stored.isFrozen() && !(stored.plain() instanceof StoredType.TupleOf)) {
      findings.report(property.element(), Problem.FROZEN_SCALAR, property, TypeText.of(type));
      return null;
    }
    return stored.frozen();
  }

  private @Nullable StoredType unsupported(Property property, TypeMirror type) {
    findings.report(
        property.element(),
        Problem.UNSUPPORTED_TYPE,
        property,
        TypeText.of(type),
        Advice.forType(env, type));
    return null;
  }
}
