package dev.coodie.processor;

import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.MaterializedView;
import dev.coodie.annotation.Projection;
import dev.coodie.annotation.SingleValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Finds names that nothing is known of yet, perhaps because another processor has still to write
 * it, and types to which Lombok has still to add members.
 */
final class Unresolved {
  private final Env env;
  private final boolean first;
  private final Set<TypeElement> seen = new HashSet<>();

  private Unresolved(Env env, boolean first) {
    this.env = env;
    this.first = first;
  }

  /**
   * Whether a type that matters for {@code type} does not exist, or is Lombok's and this is the
   * {@code first} look at it.
   */
  static boolean in(Env env, TypeElement type, boolean first) {
    return new Unresolved(env, first).inType(type);
  }

  private boolean inType(TypeElement type) {
    if (!seen.add(type) || Env.isObject(type)) {
      return false;
    }
    for (TypeMirror above : env.types().directSupertypes(type.asType())) {
      if (inMirror(above)
          || (env.types().asElement(above) instanceof TypeElement element && inType(element))) {
        return true;
      }
    }
    return (first && Lombok.annotation(type).isPresent())
        || inMirror(type.getSuperclass())
        || type.getInterfaces().stream().anyMatch(this::inMirror)
        || inAnnotations(type)
        || inAnnotations(env.elements().getPackageOf(type))
        || type.getEnclosedElements().stream().anyMatch(this::inMember)
        || inRelated(type);
  }

  private boolean inMember(Element member) {
    if (member instanceof ExecutableElement method) {
      return inMethod(method);
    }
    if (member.getModifiers().contains(Modifier.STATIC)) {
      return false;
    }
    return member.getKind() == ElementKind.FIELD
        && (inMirror(member.asType()) || inAnnotations(member));
  }

  /** Accessors, and what makes instances: constructors, and static methods for builders. */
  private boolean inMethod(ExecutableElement method) {
    return method.getKind() == ElementKind.CONSTRUCTOR
        ? method.getParameters().stream().anyMatch(each -> inMirror(each.asType()))
        : method.getParameters().isEmpty()
            && (inMirror(method.getReturnType()) || inAnnotations(method));
  }

  /** Types whose own members decide what is generated for this one. */
  private boolean inRelated(TypeElement type) {
    return Annotations.classValues(List.of(type), Projection.class, "value").stream()
            .anyMatch(this::inType)
        || Annotations.classValues(List.of(type), MaterializedView.class, "of").stream()
            .anyMatch(this::inType)
        || Annotations.classValues(List.of(type), Document.class, "variants").stream()
            .anyMatch(this::inType)
        || type.getPermittedSubclasses().stream()
            .anyMatch(
                permitted ->
                    inMirror(permitted) || inType((TypeElement) env.types().asElement(permitted)))
        || (Annotations.has(type, Discriminator.class)
            && Variants.permitted(env, type).stream().anyMatch(this::inType));
  }

  private boolean inAnnotations(Element element) {
    return element.getAnnotationMirrors().stream().anyMatch(this::inAnnotation);
  }

  private boolean inAnnotation(AnnotationMirror annotation) {
    TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
    return type.getQualifiedName().toString().startsWith("dev.coodie.annotation.")
        && annotation.getElementValues().values().stream().anyMatch(this::inValue);
  }

  /** The compiler shows a class or constant that it cannot find as this text. */
  private boolean inValue(AnnotationValue value) {
    Object content = value.getValue();
    if (content instanceof List<?> values) {
      return values.stream().anyMatch(each -> inValue((AnnotationValue) each));
    }
    if (content instanceof AnnotationMirror nested) {
      return inAnnotation(nested);
    }
    return content instanceof TypeMirror type ? inMirror(type) : "<error>".equals(content);
  }

  private boolean inMirror(TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR
        || type.getAnnotationMirrors().stream().anyMatch(this::inAnnotation)) {
      return true;
    }
    if (type instanceof ArrayType array) {
      return inMirror(array.getComponentType());
    }
    return type instanceof DeclaredType declared
        && (declared.getTypeArguments().stream().anyMatch(this::inMirror)
            || inSingle((TypeElement) declared.asElement()));
  }

  /** What is in it decides how it is stored. */
  private boolean inSingle(TypeElement type) {
    return Annotations.has(type, SingleValue.class) && inType(type);
  }
}
