package dev.coodie.processor;

import dev.coodie.annotation.AfterRead;
import dev.coodie.annotation.BeforeSave;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads types that are stored as the one value in them. */
final class SingleReader {
  private final Env env;
  private final Findings findings;
  private final Set<TypeElement> open;

  SingleReader(Env env, Findings findings) {
    this(env, findings, Set.of());
  }

  /** {@code open} are those this one is read inside of. */
  SingleReader(Env env, Findings findings, Set<TypeElement> open) {
    this.env = env;
    this.findings = findings;
    this.open = open;
  }

  /** The type, if nothing is wrong with it. */
  Optional<SingleShape> read(TypeElement type) {
    if (!Checks.instantiable(type, findings)) {
      return Optional.empty();
    }
    Checks.visible(type, findings);
    HookReader.refuse(env, type, List.of(BeforeSave.class, AfterRead.class), findings);
    List<Property> properties =
        new PropertyReader(env, type, new Findings()).read(new Creation.Impossible());
    if (properties.size() != 1) {
      String what = Env.isRecord(type) ? " components" : " fields";
      report(type, "has " + properties.size() + what, "It needs exactly one.");
      return Optional.empty();
    }
    Property property = properties.get(0);
    check(type, property);
    if (!findings.isEmpty()) {
      return Optional.empty();
    }
    Set<TypeElement> reading = new HashSet<>(open);
    reading.add(type);
    Value value = new TypeReader(env, findings, reading).read(property);
    return value == null ? Optional.empty() : Optional.of(new SingleShape(type, property, value));
  }

  private void check(TypeElement type, Property property) {
    Cycles.check(env, type, property, findings);
    if (Forms.isOptional(property.type())) {
      report(type, "its value is an Optional", "Use Optional<" + Names.nested(type) + "> instead.");
    }
    boolean byField = property.getter().equals(property.name());
    if (byField && !env.isAccessible(property.element(), type)) {
      report(type, property.name() + " cannot be read", "Add an accessor.");
    }
    boolean constructed =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .anyMatch(
                each ->
                    env.isAccessible(each, type)
                        && each.getParameters().size() == 1
                        && env.types()
                            .isAssignable(property.type(), each.getParameters().get(0).asType()));
    if (!Env.isRecord(type) && !constructed) {
      String parameter = TypeText.of(property.type()) + " " + property.name();
      report(
          type,
          "has no constructor for its value",
          "Add " + Env.name(type) + "(" + parameter + "), not private.");
    }
  }

  private void report(TypeElement type, String wrong, String advice) {
    findings.report(type, Problem.SINGLE_VALUE, Names.nested(type), wrong, advice);
  }
}
