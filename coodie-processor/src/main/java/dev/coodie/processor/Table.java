package dev.coodie.processor;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.MaterializedView;
import dev.coodie.annotation.Naming;
import dev.coodie.annotation.TableOption;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * What {@code @Document} says about the table; a hierarchy has that of its root, and a view that of
 * its base but for the name and the options.
 */
record Table(
    String name,
    String keyspace,
    int defaultTtl,
    boolean skipNulls,
    Naming naming,
    List<TableOption> options,
    String consistency,
    String profile) {
  private static final int MAX_TTL = 630_720_000;

  /** The table of a type that is annotated itself. */
  static Table of(TypeElement type) {
    Document document = type.getAnnotation(Document.class);
    List<TableOption> options = List.of(document.options());
    return new Table(
        named(document.table(), type),
        document.keyspace(),
        document.defaultTtl(),
        document.skipNulls(),
        document.naming(),
        options,
        consistency(document, options),
        document.profile());
  }

  /** The driver's usual LOCAL_ONE is none that Accord takes. */
  private static String consistency(Document document, List<TableOption> options) {
    return document.consistency().isEmpty() && Options.isTransactional(options)
        ? "QUORUM"
        : document.consistency();
  }

  /** Whether statements go through Accord. */
  boolean isTransactional() {
    return Options.isTransactional(options);
  }

  /** The table of a view of this one. */
  Table view(TypeElement type) {
    MaterializedView view = type.getAnnotation(MaterializedView.class);
    return new Table(
        named(view.name(), type),
        keyspace,
        0,
        false,
        naming,
        List.of(view.options()),
        consistency,
        profile);
  }

  private static String named(String name, TypeElement type) {
    return name.isEmpty() ? Names.snakeCase(Env.name(type)) : name;
  }

  void check(TypeElement type, Findings findings) {
    String typeName = Names.nested(type);
    if (!Names.isTableName(name)) {
      findings.report(type, Problem.BAD_TABLE_NAME, typeName, "table", name);
    }
    if (!keyspace.isEmpty() && !Names.isTableName(keyspace)) {
      findings.report(type, Problem.BAD_TABLE_NAME, typeName, "keyspace", keyspace);
    }
    if (defaultTtl < 0 || defaultTtl > MAX_TTL) {
      findings.report(type, Problem.BAD_TTL, typeName, defaultTtl);
    }
    Options.check(type, options, findings);
    Options.checkConsistency(type, consistency, findings);
    if (isTransactional()) {
      Options.checkTransactional(type, consistency, findings);
    }
  }

  String columnName(String property) {
    return naming == Naming.SNAKE_CASE ? Names.snakeCase(property) : property;
  }
}
