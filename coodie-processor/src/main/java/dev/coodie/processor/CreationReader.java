package dev.coodie.processor;

import dev.coodie.annotation.Creator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Decides how instances of a type are made: as marked; else a record by its components; else a
 * class by the constructor without parameters if the rest can be set, by the constructor that takes
 * what cannot be set, or by its builder.
 */
final class CreationReader {
  private static final Creation EMPTY = new Creation.Call(Creation.Call.NEW, Map.of());

  private final Env env;
  private final TypeElement type;
  private final Members members;
  private final Calls calls;
  private final Findings findings;

  private CreationReader(Env env, TypeElement type, Findings findings) {
    this.env = env;
    this.type = type;
    this.members = new Members(env, type);
    this.calls = new Calls(env, type, members);
    this.findings = findings;
  }

  static Creation read(Env env, TypeElement type, Findings findings) {
    return new CreationReader(env, type, findings).read();
  }

  private Creation read() {
    if (!KotlinChecks.pass(env, type, members, findings)) {
      return new Creation.Impossible();
    }
    List<ExecutableElement> marked = marked();
    if (!marked.isEmpty()) {
      return marked(marked);
    }
    if (Env.isRecord(type)) {
      return components();
    }
    boolean plain = env.hasConstructor(type, type);
    if (plain && isEnough(EMPTY)) {
      return EMPTY;
    }
    List<ExecutableElement> constructors = constructors();
    Optional<Creation> fitting = fitting(constructors);
    if (fitting.isPresent()) {
      return fitting.get();
    }
    Optional<Creation> builder = builder();
    if (builder.filter(this::isEnough).isPresent() || (builder.isPresent() && !plain)) {
      return builder.get(); // what it lacks is reported on the property
    }
    return plain ? EMPTY : unfit(constructors);
  }

  private List<ExecutableElement> marked() {
    List<ExecutableElement> found = new ArrayList<>();
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof ExecutableElement method && Annotations.has(member, Creator.class)) {
        found.add(method);
      }
    }
    return found;
  }

  private Creation marked(List<ExecutableElement> marked) {
    ExecutableElement one = marked.get(0);
    if (marked.size() > 1) {
      findings.report(
          marked.get(1),
          Problem.CREATOR_TWICE,
          Names.nested(type),
          calls.describe(one),
          calls.describe(marked.get(1)));
      return new Creation.Impossible();
    }
    Optional<Creation> builder = new Builders(env, type, members).read(one);
    String wrong = builder.isPresent() ? "" : calls.wrong(one);
    Creation creation = new Creation.Impossible();
    if (wrong.isEmpty()) {
      creation = builder.orElseGet(() -> call(one));
      wrong = missing(creation);
    }
    if (!wrong.isEmpty()) {
      findings.report(one, Problem.CREATOR, calls.describe(one), wrong);
    }
    return creation;
  }

  /** What is wrong if a record is made without one of its components. */
  private String missing(Creation creation) {
    return type.getRecordComponents().stream()
        .map(Env::name)
        .filter(component -> !creation.takes(component))
        .findFirst()
        .map(name -> "does not take component " + name + ". Take it: a record cannot be changed.")
        .orElse("");
  }

  private Creation components() {
    Map<String, Element> components = new LinkedHashMap<>();
    for (RecordComponentElement component : type.getRecordComponents()) {
      components.put(Env.name(component), component);
    }
    return new Creation.Call(Creation.Call.NEW, components);
  }

  private List<ExecutableElement> constructors() {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .filter(each -> !each.getParameters().isEmpty() && calls.wrong(each).isEmpty())
        .toList();
  }

  /** The constructor that takes all that cannot be set; of several, the one that takes most. */
  private Optional<Creation> fitting(List<ExecutableElement> constructors) {
    Map<ExecutableElement, Creation.Call> fitting = new LinkedHashMap<>();
    for (ExecutableElement constructor : constructors) {
      calls
          .read(constructor, new Findings())
          .filter(this::isEnough)
          .ifPresent(call -> fitting.put(constructor, call));
    }
    Optional<Creation.Call> widest =
        fitting.values().stream().max(Comparator.comparingInt(call -> call.parameters().size()));
    if (widest.isPresent() && !fitting.values().stream().allMatch(widest.get()::includes)) {
      List<String> all = fitting.keySet().stream().map(calls::describe).toList();
      findings.report(
          type, Problem.CREATOR_AMBIGUOUS, Names.nested(type), String.join(" and ", all));
      return Optional.of(new Creation.Impossible());
    }
    return widest.map(call -> call);
  }

  private Optional<Creation> builder() {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> Env.name(method).equals("builder"))
        .flatMap(method -> new Builders(env, type, members).read(method).stream())
        .findFirst();
  }

  /** Whether all that it does not take can be set. */
  private boolean isEnough(Creation creation) {
    return members.fields().stream()
        .filter(field -> !creation.takes(Env.name(field)) && !members.isIgnored(field))
        .allMatch(field -> members.setter(field).isPresent());
  }

  private Creation unfit(List<ExecutableElement> constructors) {
    if (constructors.isEmpty()) {
      findings.report(type, Problem.NO_CONSTRUCTOR, Names.nested(type));
      return new Creation.Impossible();
    }
    if (constructors.size() == 1 || calls.isUnnamed(constructors.get(0))) {
      return call(constructors.get(0));
    }
    List<String> all = constructors.stream().map(calls::describe).toList();
    findings.report(
        type, Problem.NO_FITTING_CONSTRUCTOR, Names.nested(type), String.join(" and ", all));
    return new Creation.Impossible();
  }

  private Creation call(ExecutableElement method) {
    if (calls.isUnnamed(method)) {
      return new Creation.Unnamed(method);
    }
    Optional<Creation.Call> call = calls.read(method, findings);
    return call.isPresent() ? call.get() : new Creation.Impossible();
  }
}
