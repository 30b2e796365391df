package dev.coodie.it;

import dev.coodie.Coodie;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.StatementException;
import dev.coodie.schema.definition.Replication;
import java.util.List;
import java.util.UUID;

/** What not every server has. The shared node is asked once by statements that need it. */
public enum ServerFeature {
  /** Columns of vectors. */
  VECTORS("CREATE TABLE t (p int PRIMARY KEY, v vector<float, 2>)"),
  /** Storage-attached indexes. */
  SAI("CREATE TABLE t (p int PRIMARY KEY, v int)", "CREATE INDEX ON t (v) USING 'sai'"),
  /** Columns that are shown masked, where that is switched on. */
  MASKS("CREATE TABLE t (p int PRIMARY KEY, v text MASKED WITH DEFAULT)"),
  /** Functions of collections and numbers: map_keys, abs and others. */
  MORE_FUNCTIONS(
      "CREATE TABLE t (p int PRIMARY KEY, m map<int, int>)", "SELECT map_keys(m), abs(p) FROM t"),
  /** The times of cells of collections. */
  TIMES_OF_COLLECTIONS(
      "CREATE TABLE t (p int PRIMARY KEY, m map<int, int>)", "SELECT WRITETIME(m) FROM t"),
  /** Tables name how they keep what is not yet on disk. */
  MEMTABLES("CREATE TABLE t (p int PRIMARY KEY) WITH memtable = 'default'"),
  /** IN on columns that are no part of the key, by reading all rows. */
  IN_BY_FILTERING(
      "CREATE TABLE t (p int PRIMARY KEY, v int)",
      "SELECT p FROM t WHERE v IN (1, 2) ALLOW FILTERING");

  private final List<String> statements;
  private Boolean found;

  ServerFeature(String... statements) {
    this.statements = List.of(statements);
  }

  /** Whether the node that tests share has it. */
  public synchronized boolean isThere() {
    if (found == null) {
      found = ask();
    }
    return found;
  }

  private boolean ask() {
    String keyspace = "feature_" + UUID.randomUUID().toString().replace("-", "");
    try (EmbeddedCassandra node = EmbeddedCassandra.shared();
        Coodie coodie = node.coodie(keyspace)) {
      coodie.schema().createKeyspace(keyspace, Replication.simple(1));
      try {
        statements.forEach(statement -> coodie.schema().run(statement));
        return true;
      } catch (StatementException e) {
        return false;
      } finally {
        coodie.schema().dropKeyspace(keyspace);
      }
    }
  }
}
