package dev.coodie.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Whether generated code has to use what is deprecated. */
final class Deprecations {
  private Deprecations() {}

  static boolean touch(Env env, TypeElement type) {
    return env.withSupertypes(type).stream().anyMatch(each -> isDeprecated(env, each));
  }

  private static boolean isDeprecated(Env env, TypeElement type) {
    for (Element element = type;
        element instanceof TypeElement;
        element = element.getEnclosingElement()) {
      if (env.elements().isDeprecated(element)) {
        return true;
      }
    }
    return type.getEnclosedElements().stream().anyMatch(env.elements()::isDeprecated);
  }
}
