package dev.coodie.processor;

import dev.coodie.annotation.AfterRead;
import dev.coodie.annotation.BeforeSave;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Finds the hooks of a type, those of its supertypes first. */
final class HookReader {
  private final Env env;
  private final TypeElement type;
  private final List<ExecutableElement> members;
  private final Findings findings;

  private HookReader(Env env, TypeElement type, Findings findings) {
    this.env = env;
    this.type = type;
    this.members = ElementFilter.methodsIn(env.elements().getAllMembers(type));
    this.findings = findings;
  }

  static Hooks read(Env env, TypeElement type, Findings findings) {
    HookReader reader = new HookReader(env, type, findings);
    return new Hooks(reader.calls(BeforeSave.class), reader.calls(AfterRead.class));
  }

  /** Reports hooks of a type's own that are never called; inherited ones may be for others. */
  static void refuse(
      Env env, TypeElement type, List<Class<? extends Annotation>> hooks, Findings findings) {
    HookReader reader = new HookReader(env, type, findings);
    for (Class<? extends Annotation> hook : hooks) {
      reader.annotated(hook).stream()
          .filter(method -> type.equals(method.getEnclosingElement()))
          .forEach(
              method ->
                  findings.report(
                      method,
                      Problem.ANNOTATION_IN_VALUE,
                      reader.describe(method),
                      hook.getSimpleName(),
                      Names.nested(type)));
    }
  }

  private List<Hooks.Call> calls(Class<? extends Annotation> hook) {
    List<Hooks.Call> calls = new ArrayList<>();
    for (ExecutableElement annotated : annotated(hook)) {
      ExecutableElement method = inherited(annotated);
      String wrong = wrong(method);
      if (wrong.isEmpty()) {
        boolean overloaded =
            members.stream().filter(m -> m.getSimpleName().equals(method.getSimpleName())).count()
                > 1;
        calls.add(new Hooks.Call(Env.name(method), isVoid(method), overloaded));
      } else {
        findings.report(annotated, Problem.HOOK, describe(annotated), hook.getSimpleName(), wrong);
      }
    }
    return calls;
  }

  /** The annotated methods in the order of declaration; one that is overridden counts once. */
  private List<ExecutableElement> annotated(Class<? extends Annotation> hook) {
    Map<String, ExecutableElement> methods = new LinkedHashMap<>();
    List<TypeElement> types = new ArrayList<>();
    collect(type, types, new HashSet<>());
    for (TypeElement each : types) {
      for (ExecutableElement method : ElementFilter.methodsIn(each.getEnclosedElements())) {
        if (Annotations.has(method, hook)) {
          methods.put(Env.name(method) + method.getParameters(), method);
        }
      }
    }
    return List.copyOf(methods.values());
  }

  private void collect(TypeElement from, List<TypeElement> types, Set<TypeElement> seen) {
    if (Env.isObject(from) || !seen.add(from)) {
      return;
    }
    for (TypeMirror above : env.types().directSupertypes(from.asType())) {
      if (env.types().asElement(above) instanceof TypeElement element) {
        collect(element, types, seen);
      }
    }
    types.add(from);
  }

  /** The method that overrides the annotated one in the type, or that itself. */
  private ExecutableElement inherited(ExecutableElement annotated) {
    return members.stream()
        .filter(method -> env.elements().overrides(method, annotated, type))
        .findFirst()
        .orElse(annotated);
  }

  private String wrong(ExecutableElement method) {
    TypeMirror returned = env.memberType(type, method);
    if (method.getModifiers().contains(Modifier.STATIC)) {
      return "is static. Make it an instance method.";
    }
    if (!env.isAccessible(method, type)) {
      return "cannot be called from the document's package. Make it public or package-private.";
    }
    if (!method.getParameters().isEmpty()) {
      return "has parameters. Remove them.";
    }
    if (env.throwsChecked(method)) {
      return "throws a checked exception. Throw an unchecked one.";
    }
    if (isVoid(method)) {
      return Env.isRecord(type) ? "changes nothing: a record cannot. Return a new one." : "";
    }
    return env.types().isAssignable(returned, type.asType())
        ? ""
        : "returns " + TypeText.of(returned) + ". Return " + Names.nested(type) + " or nothing.";
  }

  private static boolean isVoid(ExecutableElement method) {
    return method.getReturnType().getKind() == TypeKind.VOID;
  }

  private String describe(ExecutableElement method) {
    return Env.describe(type, Env.name(method) + "()");
  }
}
