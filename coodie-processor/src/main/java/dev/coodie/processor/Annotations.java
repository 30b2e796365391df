package dev.coodie.processor;

import dev.coodie.annotation.CqlType;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Finds annotations, and values in them that are classes. */
final class Annotations {
  private Annotations() {}

  /** The annotation on the first of the elements that has it. */
  static <A extends Annotation> Optional<A> first(List<? extends Element> places, Class<A> type) {
    for (Element place : places) {
      A annotation = place.getAnnotation(type);
      if (annotation != null) {
        return Optional.of(annotation);
      }
    }
    return Optional.empty();
  }

  static boolean has(List<? extends AnnotatedConstruct> places, Class<? extends Annotation> type) {
    return mirror(places, type).isPresent();
  }

  static boolean has(AnnotatedConstruct place, Class<? extends Annotation> type) {
    return has(List.of(place), type);
  }

  /** What {@code @CqlType} asks for, or nothing. */
  static String cqlType(List<? extends AnnotatedConstruct> places) {
    return value(places, CqlType.class).map(value -> value.toString().strip()).orElse("");
  }

  /** The value of an annotation that has one member. */
  static Optional<Object> value(
      List<? extends AnnotatedConstruct> places, Class<? extends Annotation> type) {
    return mirror(places, type)
        .flatMap(mirror -> mirror.getElementValues().values().stream().findFirst())
        .map(AnnotationValue::getValue);
  }

  /** JDK 17 finds annotations of types as mirrors only, not by class. */
  private static Optional<AnnotationMirror> mirror(
      List<? extends AnnotatedConstruct> places, Class<? extends Annotation> type) {
    for (AnnotatedConstruct place : places) {
      for (AnnotationMirror annotation : place.getAnnotationMirrors()) {
        if (isOf(annotation, type)) {
          return Optional.of(annotation);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether any annotation called {@code Nullable}, whoever wrote it, is there. */
  static boolean isNullable(AnnotatedConstruct place) {
    return place.getAnnotationMirrors().stream()
        .anyMatch(a -> Env.name(a.getAnnotationType().asElement()).equals("Nullable"));
  }

  /** The class that a member of an annotation names. */
  static Optional<TypeElement> classValue(
      List<? extends AnnotatedConstruct> places, Class<? extends Annotation> type, String member) {
    return classValues(places, type, member).stream().findFirst();
  }

  /** The classes that a member of an annotation names. */
  static List<TypeElement> classValues(
      List<? extends AnnotatedConstruct> places, Class<? extends Annotation> type, String member) {
    return mirror(places, type).map(mirror -> classes(mirror, member)).orElse(List.of());
  }

  private static boolean isOf(AnnotationMirror annotation, Class<? extends Annotation> type) {
    TypeElement element = (TypeElement) annotation.getAnnotationType().asElement();
    return element.getQualifiedName().contentEquals(type.getName());
  }

  private static List<TypeElement> classes(AnnotationMirror annotation, String member) {
    List<TypeElement> found = new ArrayList<>();
    annotation
        .getElementValues()
        .forEach(
            (method, value) -> {
              if (method.getSimpleName().contentEquals(member)) {
                collect(value, found);
              }
            });
    return found;
  }

  private static void collect(AnnotationValue value, List<TypeElement> found) {
    Object content = value.getValue();
    if (content instanceof List<?> values) {
      values.forEach(each -> collect((AnnotationValue) each, found));
    } else if (content instanceof TypeMirror type
        && type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element) {
      found.add(element);
    }
  }
}
