package dev.coodie.spring.boot.test;

import dev.coodie.Coodie;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import org.springframework.beans.factory.DisposableBean;

/** The keyspace that one context has for itself. */
final class TestKeyspace implements DisposableBean {
  /** The name of the bean. */
  static final String BEAN = "coodieTestKeyspace";

  private final String name;
  private final Coodie coodie;

  TestKeyspace(String name, Coodie coodie) {
    this.name = name;
    this.coodie = coodie;
  }

  /** Truncates the tables that have rows; coodie's own stay. */
  void empty() {
    if (!coodie.keyspace().filter(name::equals).isPresent()) {
      return; // the test has another Coodie
    }
    for (TableDefinition table :
        coodie.schema().read().map(KeyspaceDefinition::tables).orElse(java.util.List.of())) {
      String quoted = "\"" + name + "\".\"" + table.name() + "\"";
      if (table.view().isEmpty()
          && !coodie.execute("SELECT * FROM " + quoted + " LIMIT 1").isEmpty()) {
        coodie.execute("TRUNCATE " + quoted);
      }
    }
  }

  @Override
  public void destroy() {
    if (coodie.keyspace().filter(name::equals).isPresent()) {
      coodie.schema().dropKeyspace(name);
    }
  }
}
