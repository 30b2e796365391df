package dev.coodie.processor;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.Naming;
import javax.lang.model.element.TypeElement;

/** What {@code @Document} says about the table; a hierarchy has that of its root. */
record Table(String name, String keyspace, int defaultTtl, boolean skipNulls, Naming naming) {
  private static final int MAX_TTL = 630_720_000;

  /** The table of a type that is annotated itself. */
  static Table of(TypeElement type) {
    Document document = type.getAnnotation(Document.class);
    String table = document.table().isEmpty() ? Names.snakeCase(Env.name(type)) : document.table();
    return new Table(
        table, document.keyspace(), document.defaultTtl(), document.skipNulls(), document.naming());
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
  }

  String columnName(String property) {
    return naming == Naming.SNAKE_CASE ? Names.snakeCase(property) : property;
  }
}
