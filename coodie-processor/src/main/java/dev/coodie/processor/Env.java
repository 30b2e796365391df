package dev.coodie.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The compiler's view of the code, with the questions that several steps ask. */
record Env(Types types, Elements elements) {
  /** The type and all above it but Object, nearest first. */
  List<TypeElement> withSupertypes(TypeElement type) {
    Set<TypeElement> found = new LinkedHashSet<>();
    collect(type, found);
    return new ArrayList<>(found);
  }

  private void collect(TypeElement type, Set<TypeElement> found) {
    if (isObject(type) || !found.add(type)) {
      return;
    }
    for (TypeMirror above : types.directSupertypes(type.asType())) {
      if (types.asElement(above) instanceof TypeElement element) {
        collect(element, found);
      }
    }
  }

  boolean isSubtype(TypeElement type, TypeElement above) {
    return types.isSubtype(types.erasure(type.asType()), types.erasure(above.asType()));
  }

  /** Whether the type names the other as what it extends or implements. */
  boolean isDirectSubtype(TypeElement type, TypeElement above) {
    return types.directSupertypes(type.asType()).stream()
        .anyMatch(each -> above.equals(types.asElement(each)));
  }

  /** Instance methods without parameters that return something and are called one of the names. */
  List<ExecutableElement> accessors(TypeElement type, List<String> names) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> isAccessor(method) && names.contains(name(method)))
        .toList();
  }

  static boolean isAccessor(ExecutableElement method) {
    return method.getParameters().isEmpty()
        && method.getTypeParameters().isEmpty()
        && !method.getModifiers().contains(Modifier.STATIC)
        && method.getReturnType().getKind() != TypeKind.VOID;
  }

  /** The member's type as seen from {@code owner}, with type variables of supertypes filled in. */
  TypeMirror memberType(TypeElement owner, Element member) {
    TypeMirror type = types.asMemberOf((DeclaredType) owner.asType(), member);
    return type instanceof ExecutableType method ? method.getReturnType() : type;
  }

  /** Whether code in the package of {@code user} may name the member. */
  boolean isAccessible(Element member, TypeElement user) {
    Set<Modifier> modifiers = member.getModifiers();
    return modifiers.contains(Modifier.PUBLIC)
        || (!modifiers.contains(Modifier.PRIVATE)
            && elements.getPackageOf(member).equals(elements.getPackageOf(user)));
  }

  /** Whether code next to the type can create instances: nothing private, no inner class. */
  static boolean isUsable(TypeElement type) {
    if (type.getModifiers().contains(Modifier.PRIVATE)) {
      return false;
    }
    if (type.getNestingKind() == NestingKind.TOP_LEVEL) {
      return true;
    }
    return type.getNestingKind() == NestingKind.MEMBER
        && (type.getModifiers().contains(Modifier.STATIC) || !type.getKind().isClass())
        && type.getEnclosingElement() instanceof TypeElement outer
        && isNotPrivate(outer);
  }

  private static boolean isNotPrivate(TypeElement type) {
    return !type.getModifiers().contains(Modifier.PRIVATE)
        && (!(type.getEnclosingElement() instanceof TypeElement outer) || isNotPrivate(outer));
  }

  /**
   * A constructor without parameters, or the implicit one, that code in {@code user}'s package may
   * call.
   */
  boolean hasConstructor(TypeElement type, TypeElement user) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .anyMatch(c -> c.getParameters().isEmpty() && isCallable(c, user));
  }

  /** Whether code in {@code user}'s package may call it and need not catch anything. */
  boolean isCallable(ExecutableElement method, TypeElement user) {
    return isAccessible(method, user) && !throwsChecked(method);
  }

  boolean throwsChecked(ExecutableElement method) {
    return method.getThrownTypes().stream().anyMatch(this::isChecked);
  }

  private boolean isChecked(TypeMirror thrown) {
    return List.of("java.lang.RuntimeException", "java.lang.Error").stream()
        .map(name -> elements.getTypeElement(name).asType())
        .noneMatch(unchecked -> types.isSubtype(thrown, unchecked));
  }

  /** Whether a parameter takes any value of a property, the missing one included. */
  boolean accepts(TypeMirror parameter, TypeMirror value) {
    return types.isAssignable(value, parameter)
        && (!parameter.getKind().isPrimitive() || value.getKind().isPrimitive());
  }

  static boolean isAbstract(TypeElement type) {
    return type.getModifiers().contains(Modifier.ABSTRACT) || type.getKind().isInterface();
  }

  static boolean isRecord(TypeElement type) {
    return type.getKind() == ElementKind.RECORD;
  }

  static boolean isSealed(TypeElement type) {
    return type.getModifiers().contains(Modifier.SEALED);
  }

  static boolean isObject(TypeElement type) {
    return type.getQualifiedName().contentEquals("java.lang.Object");
  }

  static String name(Element element) {
    return element.getSimpleName().toString();
  }

  /** How messages name a member, for example {@code EventLog.service}. */
  static String describe(TypeElement owner, String member) {
    return Names.nested(owner) + "." + member;
  }
}
