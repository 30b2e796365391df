package dev.coodie.processor;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Types to which Lombok adds members. It changes them while they are compiled, but what a processor
 * sees of that is complete in the next round only: before, fields may look as they do in the source.
 */
final class Lombok {
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "lombok.AllArgsConstructor",
          "lombok.Builder",
          "lombok.Data",
          "lombok.Getter",
          "lombok.NoArgsConstructor",
          "lombok.RequiredArgsConstructor",
          "lombok.Setter",
          "lombok.SuperBuilder",
          "lombok.Value",
          "lombok.With",
          "lombok.experimental.FieldDefaults",
          "lombok.experimental.SuperBuilder");

  /** What is wrong with a type to which Lombok has added nothing. */
  private static final Set<Problem> CONSEQUENCES =
      Set.of(
          Problem.NO_CONSTRUCTOR,
          Problem.NO_FITTING_CONSTRUCTOR,
          Problem.NO_GETTER,
          Problem.NO_SETTER);

  private Lombok() {}

  static boolean explains(Findings.Finding finding) {
    return CONSEQUENCES.contains(finding.problem());
  }

  /** The simple name of the first of its annotations that adds members, on the type or in it. */
  static Optional<String> annotation(TypeElement type) {
    return Stream.concat(Stream.of(type), type.getEnclosedElements().stream())
        .flatMap(element -> element.getAnnotationMirrors().stream())
        .map(Lombok::element)
        .filter(annotation -> ANNOTATIONS.contains(annotation.getQualifiedName().toString()))
        .map(Env::name)
        .findFirst();
  }

  /** The same for the type and those above it, where Lombok has added nothing. */
  static Optional<String> missing(Env env, TypeElement type) {
    return env.withSupertypes(type).stream()
        .filter(each -> each.getEnclosedElements().stream().noneMatch(Lombok::isGenerated))
        .flatMap(each -> annotation(each).stream())
        .findFirst();
  }

  private static boolean isGenerated(Element member) {
    return member.getAnnotationMirrors().stream()
        .anyMatch(each -> element(each).getQualifiedName().contentEquals("lombok.Generated"));
  }

  private static TypeElement element(AnnotationMirror annotation) {
    return (TypeElement) annotation.getAnnotationType().asElement();
  }
}
