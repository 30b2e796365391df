package dev.coodie.processor;

import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Variant;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads a record or class with rows of its own: a plain document or a variant. */
final class DocumentReader {
  private final Env env;
  private final Findings findings;

  DocumentReader(Env env, Findings findings) {
    this.env = env;
    this.findings = findings;
  }

  /** The document, if nothing is wrong with it. */
  Optional<DocumentShape> read(TypeElement type) {
    TypeElement owner = Annotations.has(type, Variant.class) ? root(type) : type;
    if (owner == null || !Checks.instantiable(type, findings)) {
      return Optional.empty();
    }
    Checks.visible(type, findings);
    Creation creation = CreationReader.read(env, type, findings);
    Table table = Table.of(owner);
    if (owner.equals(type)) {
      table.check(type, findings);
      checkVariants(type);
    }
    List<Column> columns = new ColumnReader(env, findings).read(type, creation, table);
    if (!columns.isEmpty()) {
      TableChecks.check(type, columns, findings);
      CheckReader.check(columns, findings);
      CounterChecks.check(type, table, !owner.equals(type), columns, findings);
      VersionChecks.check(type, columns, findings);
      AuditChecks.check(type, columns, findings);
      BucketChecks.check(type, columns, findings);
    }
    Hooks hooks = HookReader.read(env, type, findings);
    Optional<DocumentShape.Variant> variant = Optional.empty();
    if (!owner.equals(type)) {
      variant = Optional.of(variant(type, owner));
      checkDiscriminator(columns, variant.get());
    }
    return findings.isEmpty()
        ? Optional.of(
            new DocumentShape(type, creation, table, columns, variant, Optional.empty(), hooks))
        : Optional.empty();
  }

  /** The root above a variant, or null after a finding. */
  private @Nullable TypeElement root(TypeElement type) {
    TypeElement root = HierarchyReader.rootOf(env, type);
    if (root == null) {
      findings.report(type, Problem.VARIANT_WITHOUT_ROOT, Names.nested(type));
      return null;
    }
    if (Annotations.has(type, Document.class)) {
      findings.report(type, Problem.VARIANT_IS_DOCUMENT, Names.nested(type), Names.nested(root));
    }
    if (!Annotations.has(root, Document.class)) {
      return null; // reported on the root
    }
    if (!Variants.isKnown(root, type)) {
      findings.report(type, Problem.VARIANT_NOT_LISTED, Names.nested(type), Names.nested(root));
    }
    return root;
  }

  private void checkVariants(TypeElement type) {
    if (!Annotations.classValues(List.of(type), Document.class, "variants").isEmpty()) {
      findings.report(
          type, Problem.VARIANTS_NOT_NEEDED, Names.nested(type), "it has no @Discriminator");
    }
  }

  private static DocumentShape.Variant variant(TypeElement type, TypeElement root) {
    Discriminator discriminator = root.getAnnotation(Discriminator.class);
    return new DocumentShape.Variant(
        discriminator.column(), type.getAnnotation(Variant.class).value(), discriminator.indexed());
  }

  private void checkDiscriminator(List<Column> columns, DocumentShape.Variant variant) {
    for (Column column : columns) {
      if (column.name().equals(variant.column())) {
        findings.report(
            column.property().element(),
            Problem.DISCRIMINATOR_TAKEN,
            column.property(),
            column.name());
      }
    }
  }
}
