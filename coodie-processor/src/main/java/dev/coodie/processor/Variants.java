package dev.coodie.processor;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Finds the concrete types of a hierarchy: those permitted, or those listed by an open root. */
final class Variants {
  private final Env env;
  private final TypeElement root;
  private final Findings findings;
  private final Set<TypeElement> found = new LinkedHashSet<>();

  private Variants(Env env, TypeElement root, Findings findings) {
    this.env = env;
    this.root = root;
    this.findings = findings;
  }

  static List<TypeElement> of(Env env, TypeElement root, Findings findings) {
    Variants variants = new Variants(env, root, findings);
    variants.collect();
    variants.checkValues();
    return List.copyOf(variants.found);
  }

  /** Whether the root is sealed, or lists the variant. */
  static boolean isKnown(TypeElement root, TypeElement variant) {
    return isSealed(root) || listed(root).contains(variant);
  }

  /** What is below a root that is sealed. */
  static List<TypeElement> permitted(Env env, TypeElement type) {
    if (Env.isSealed(type)) {
      return type.getPermittedSubclasses().stream()
          .map(permitted -> (TypeElement) env.types().asElement(permitted))
          .toList();
    }
    return isSealed(type) ? inPackage(env, type) : List.of();
  }

  /** Stubs of kapt are not sealed, but Kotlin says what is. */
  private static boolean isSealed(TypeElement type) {
    return Env.isSealed(type)
        || KotlinMetadata.of(type).filter(KotlinMetadata::isSealed).isPresent();
  }

  /** Kotlin wants what is right below a sealed type to be in its package and module. */
  private static List<TypeElement> inPackage(Env env, TypeElement type) {
    List<TypeElement> all = new ArrayList<>();
    nested(env.elements().getPackageOf(type), all);
    return all.stream()
        .filter(each -> env.isDirectSubtype(each, type))
        .sorted(Comparator.comparing(each -> each.getQualifiedName().toString()))
        .toList();
  }

  private static void nested(Element in, List<TypeElement> found) {
    for (TypeElement type : ElementFilter.typesIn(in.getEnclosedElements())) {
      found.add(type);
      nested(type, found);
    }
  }

  private static List<TypeElement> listed(TypeElement root) {
    return Annotations.classValues(List.of(root), Document.class, "variants");
  }

  private void collect() {
    List<TypeElement> listed = listed(root);
    if (isSealed(root)) {
      if (!listed.isEmpty()) {
        findings.report(
            root,
            Problem.VARIANTS_NOT_NEEDED,
            Names.nested(root),
            "it is sealed: permits names them");
      }
      permitted(root);
      return;
    }
    if (listed.isEmpty()) {
      findings.report(root, Problem.ROOT_OPEN, Names.nested(root));
    }
    for (TypeElement type : listed) {
      if (!env.isSubtype(type, root)) {
        notConcrete(root, type, "not a subtype of it", "Let it extend or implement the root.");
      } else if (Env.isAbstract(type) || type.getKind() == ElementKind.ENUM) {
        notConcrete(root, type, Checks.kindOf(type), "List concrete types.");
      } else {
        found.add(type);
      }
    }
  }

  private void permitted(TypeElement type) {
    for (TypeElement below : permitted(env, type)) {
      if (below.getKind() == ElementKind.ENUM) {
        notConcrete(below, below, "an enum", "Make it a record or class.");
      } else if (!Env.isAbstract(below)) {
        found.add(below);
      } else if (!isSealed(below)) {
        notConcrete(
            below, below, Checks.kindOf(below), "Make it sealed, so that its variants are known.");
      }
      if (isSealed(below)) {
        permitted(below);
      }
    }
  }

  private void notConcrete(TypeElement where, TypeElement type, String what, String advice) {
    findings.report(
        where, Problem.VARIANT_NOT_CONCRETE, Names.nested(type), Names.nested(root), what, advice);
  }

  private void checkValues() {
    Map<String, TypeElement> byValue = new HashMap<>();
    for (TypeElement type : found) {
      Variant variant = type.getAnnotation(Variant.class);
      if (variant == null) {
        findings.report(
            type,
            Problem.VARIANT_MISSING,
            Names.nested(type),
            Names.nested(root),
            Names.snakeCase(Env.name(type)));
        continue;
      }
      TypeElement other = byValue.putIfAbsent(variant.value(), type);
      if (other != null) {
        findings.report(
            type,
            Problem.VARIANT_TAKEN,
            Names.nested(other),
            Names.nested(type),
            variant.value(),
            Names.nested(root));
      }
    }
  }
}
