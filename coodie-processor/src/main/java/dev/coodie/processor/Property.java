package dev.coodie.processor;

import dev.coodie.annotation.Frozen;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * A record component, or a field with its accessors.
 *
 * @param owner the annotated type, which may have inherited the property
 * @param name as in Java
 * @param type with type variables filled in
 * @param element where problems are reported
 * @param places where its annotations may stand, the nearest first
 * @param typePlaces its type in all the places that give one
 * @param getter how it is read from an instance, for example {@code name()} or {@code name}
 * @param setter how it is set, for example {@code setName(%s)}; empty if the instance is made with it
 */
record Property(
    TypeElement owner,
    String name,
    TypeMirror type,
    Element element,
    List<Element> places,
    List<TypeMirror> typePlaces,
    String getter,
    String setter) {

  <A extends Annotation> Optional<A> annotation(Class<A> type) {
    return Annotations.first(places, type);
  }

  boolean has(Class<? extends Annotation> type) {
    return Annotations.has(places, type);
  }

  boolean isFrozen() {
    return has(Frozen.class) || Annotations.has(typePlaces, Frozen.class);
  }

  boolean isNullable() {
    return places.stream().anyMatch(Annotations::isNullable)
        || typePlaces.stream().anyMatch(Annotations::isNullable);
  }

  /** How messages name it. */
  @Override
  public String toString() {
    return Env.describe(owner, name);
  }
}
