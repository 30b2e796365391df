package dev.coodie.processor;

import dev.coodie.annotation.SingleValue;
import dev.coodie.annotation.Tuple;
import dev.coodie.annotation.UserType;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Finds user-defined types and tuples that contain themselves. */
final class Cycles {
  private Cycles() {}

  static void check(Env env, TypeElement type, Property property, Findings findings) {
    if (leadsTo(env, property.type(), type, new HashSet<>())) {
      findings.report(property.element(), Problem.TYPE_CYCLE, property, Names.nested(type));
    }
  }

  private static boolean leadsTo(
      Env env, TypeMirror from, TypeElement target, Set<TypeElement> seen) {
    if (from.getKind() != TypeKind.DECLARED) {
      return false;
    }
    DeclaredType declared = (DeclaredType) from;
    for (TypeMirror argument : declared.getTypeArguments()) {
      if (leadsTo(env, argument, target, seen)) {
        return true;
      }
    }
    TypeElement element = (TypeElement) declared.asElement();
    if (element.equals(target)) {
      return true;
    }
    boolean composed =
        Annotations.has(element, UserType.class)
            || Annotations.has(element, Tuple.class)
            || Annotations.has(element, SingleValue.class);
    if (!composed || !seen.add(element)) {
      return false;
    }
    for (VariableElement field : new Members(env, element).fields()) {
      if (leadsTo(env, env.memberType(element, field), target, seen)) {
        return true;
      }
    }
    return false;
  }
}
