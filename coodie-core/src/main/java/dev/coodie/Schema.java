package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.schema.Replication;

/**
 * Creates and changes what documents need on the server. Nothing is ever dropped, except when told
 * so. After each statement all nodes must agree on the schema.
 */
@CheckReturnValue
public final class Schema {
  private final AsyncSchema async;

  Schema(AsyncSchema async) {
    this.async = async;
  }

  /** The keyspace to plan for, whatever the documents or the configuration say. */
  public Schema keyspace(String name) {
    return new Schema(async.keyspace(name));
  }

  /**
   * What is missing for these documents: user-defined types, tables, columns, options, indexes,
   * materialized views after their base tables. Reads the schema now and changes nothing.
   *
   * @throws dev.coodie.error.SchemaException if a table, index or view cannot become what a
   *     document wants, or the server cannot do it
   */
  public SchemaPlan plan(Class<?>... documents) {
    return async.runner().await(() -> async.plan(documents));
  }

  /** Makes a keyspace if there is none. CQL: {@code CREATE KEYSPACE IF NOT EXISTS}. */
  public void createKeyspace(String name, Replication replication) {
    async.runner().await(() -> async.createKeyspace(name, replication));
  }

  /** Drops a keyspace with all its data, if there is one. CQL: {@code DROP KEYSPACE IF EXISTS}. */
  public void dropKeyspace(String name) {
    async.runner().await(() -> async.dropKeyspace(name));
  }

  /**
   * Drops the tables and views of these documents with all their rows, if there are such: views
   * first, each after all nodes agree on the one before. User-defined types stay. CQL: {@code DROP
   * MATERIALIZED VIEW IF EXISTS}, {@code DROP TABLE IF EXISTS}.
   */
  public void drop(Class<?>... documents) {
    async.runner().await(() -> async.drop(documents));
  }

  /** The same, run without waiting. */
  public AsyncSchema async() {
    return async;
  }
}
