package dev.coodie.processor;

import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Reads a root annotated with {@code Discriminator}, and the levels between it and its variants.
 */
final class HierarchyReader {
  private final Env env;
  private final Findings findings;

  HierarchyReader(Env env, Findings findings) {
    this.env = env;
    this.findings = findings;
  }

  /** The nearest type above a variant that has a discriminator, or null. */
  static @Nullable TypeElement rootOf(Env env, TypeElement variant) {
    for (TypeElement type : env.withSupertypes(variant)) {
      if (Annotations.has(type, Discriminator.class)) {
        return type;
      }
    }
    return null;
  }

  /** The root and its inner levels, if nothing is wrong with them or their variants. */
  List<HierarchyShape> read(TypeElement root) {
    if (!checkRoot(root)) {
      return List.of();
    }
    Table table = Table.of(root);
    table.check(root, findings);
    Discriminator discriminator = root.getAnnotation(Discriminator.class);
    if (!Names.isColumnName(discriminator.column())) {
      findings.report(root, Problem.BAD_NAME, Names.nested(root), discriminator.column());
    }
    String index = table.name() + "_" + discriminator.column() + "_idx";
    if (discriminator.indexed() && !Names.isIndexName(index)) {
      findings.report(
          root,
          Problem.BAD_INDEX_NAME,
          Names.nested(root),
          index,
          "it is made from the table's name and the discriminator's, so change that one");
    }
    List<TypeElement> types = Variants.of(env, root, findings);
    if (!findings.isEmpty()) {
      return List.of();
    }
    Map<TypeElement, DocumentShape> variants = new LinkedHashMap<>();
    for (TypeElement type : types) {
      Optional<DocumentShape> variant = new DocumentReader(env, new Findings()).read(type);
      if (variant.isEmpty()) {
        return List.of(); // what is wrong is reported on the variant itself
      }
      variants.put(type, variant.get());
    }
    List<HierarchyShape> shapes = new ArrayList<>();
    VariantChecks.check(table, List.copyOf(variants.values()), findings);
    if (findings.isEmpty()) {
      for (TypeElement level : levels(root, variants.keySet())) {
        List<DocumentShape> below =
            variants.values().stream().filter(v -> env.isSubtype(v.type(), level)).toList();
        shapes.add(
            new HierarchyShape(
                level,
                table,
                DocumentShape.inModelOrder(new LevelReader(env, findings).read(level, below)),
                below.stream().map(DocumentShape::type).toList(),
                discriminator.column(),
                discriminator.indexed(),
                level.equals(root)));
      }
    }
    return findings.isEmpty() ? shapes : List.of();
  }

  private boolean checkRoot(TypeElement root) {
    String name = Names.nested(root);
    if (!Annotations.has(root, Document.class)) {
      findings.report(root, Problem.ROOT_NOT_DOCUMENT, name);
    }
    if (!Env.isAbstract(root)) {
      findings.report(root, Problem.ROOT_NOT_ABSTRACT, name);
    }
    Checks.visible(root, findings);
    return findings.isEmpty();
  }

  /** The root, then every type between it and a variant that can have a class of its own. */
  private Set<TypeElement> levels(TypeElement root, Set<TypeElement> variants) {
    Set<TypeElement> levels = new LinkedHashSet<>(List.of(root));
    for (TypeElement variant : variants) {
      for (TypeElement type : env.withSupertypes(variant)) {
        if (env.isSubtype(type, root)
            && !variants.contains(type)
            && Env.isUsable(type)
            && type.getTypeParameters().isEmpty()) {
          levels.add(type);
        }
      }
    }
    return levels;
  }
}
