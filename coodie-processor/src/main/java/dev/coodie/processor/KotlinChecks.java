package dev.coodie.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Refuses what Java code cannot see of a Kotlin class, so that nothing is left out unnoticed. */
final class KotlinChecks {
  private static final String DELEGATE = "$delegate";

  private final TypeElement type;
  private final Members members;
  private final Findings findings;
  private boolean passed = true;

  private KotlinChecks(TypeElement type, Members members, Findings findings) {
    this.type = type;
    this.members = members;
    this.findings = findings;
  }

  /** Whether generated code can use the type as far as Kotlin is concerned. */
  static boolean pass(Env env, TypeElement type, Members members, Findings findings) {
    KotlinChecks checks = new KotlinChecks(type, members, findings);
    for (TypeElement each : env.withSupertypes(type)) {
      KotlinMetadata.of(each).ifPresent(metadata -> checks.check(each, metadata));
    }
    if (KotlinMetadata.isThere(type)) {
      members.fields().forEach(checks::check);
    }
    return checks.passed;
  }

  /** Kotlin keeps the delegate of a property there. */
  static boolean isDelegate(VariableElement field) {
    return Env.name(field).endsWith(DELEGATE);
  }

  private void check(TypeElement declaring, KotlinMetadata metadata) {
    Set<String> fields =
        ElementFilter.fieldsIn(declaring.getEnclosedElements()).stream()
            .map(Env::name)
            .collect(Collectors.toSet());
    for (String stored : metadata.fields()) {
      if (!fields.contains(stored)) {
        findings.report(declaring, Problem.KOTLIN_NAME, Env.describe(type, stored));
        passed = false;
      }
    }
    for (KotlinMetadata.OnArgument lost : metadata.onArguments()) {
      Optional<VariableElement> field = members.field(lost.property());
      if (field.filter(each -> !members.isIgnored(each)).isPresent()) {
        report(field.get(), Problem.KOTLIN_TYPE_ARGUMENT, lost.property(), lost.annotation());
      }
    }
  }

  private void check(VariableElement field) {
    String name = Env.name(field);
    if (members.isIgnored(field)) {
      return;
    }
    if (isDelegate(field)) {
      String property = name.substring(0, name.length() - DELEGATE.length());
      report(field, Problem.KOTLIN_DELEGATE, property);
    } else if (members.getter(field).isEmpty()) {
      report(field, Problem.KOTLIN_PROPERTY, name);
    }
  }

  private void report(VariableElement field, Problem problem, String property, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of(Env.describe(type, property)));
    arguments.addAll(List.of(more));
    findings.report(field, problem, arguments.toArray());
    passed = false;
  }
}
