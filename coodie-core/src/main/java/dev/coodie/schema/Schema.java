package dev.coodie.schema;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.internal.table.Session;
import dev.coodie.model.Inside;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.Replication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** For coodie itself: what {@code coodie.schema()} gives. */
  public static Schema of(Inside<?> session) {
    return new Schema(new AsyncSchema((Session) session));
  }

  /** The keyspace to plan for, whatever the documents or the configuration say. */
  public Schema keyspace(String name) {
    return new Schema(async.keyspace(name));
  }

  /**
   * How the server's schema differs from what these documents want: user-defined types, tables,
   * columns, options, indexes, materialized views. What is missing comes in an order in which it
   * can be made; columns and indexes of their tables that no document wants, and what cannot be
   * changed in place, are told as well. A variant stands for its whole hierarchy, whose table is
   * one. An option that a document does not name is left alone. Reads the schema now and changes
   * nothing.
   *
   * @throws dev.coodie.error.SchemaException if the documents contradict each other, the base of a
   *     view is nowhere, or the server cannot do what is missing
   */
  public SchemaPlan plan(Class<?>... documents) {
    return async.runner().await(() -> async.plan(documents));
  }

  /**
   * The same, for a keyspace that belongs to the documents alone: in its plans, tables, views and
   * types that no document wants are differences, too, except for the tables that coodie keeps for
   * itself ({@code coodie_..}). Without this, what nobody names is nobody's business, since another
   * application may own it.
   */
  public Schema exclusive() {
    return new Schema(async.exclusive());
  }

  /** What these documents want, a definition for each keyspace. Asks no server. */
  public List<KeyspaceDefinition> wanted(Class<?>... documents) {
    return async.wanted(documents);
  }

  /**
   * What the keyspace has now: types, tables with all their options, indexes, views; empty if there
   * is no such keyspace. It is the one named with {@link #keyspace}, or the configured one. Columns
   * are in the order of the key, then by name. The tables that coodie keeps for itself ({@code
   * coodie_..}) are left out. CQL: a {@code SELECT} from each of seven tables of {@code
   * system_schema}.
   */
  public Optional<KeyspaceDefinition> read() {
    return async.runner().await(async::read);
  }

  /**
   * The columns of a table or view of whose values this connection's role sees masks alone, since
   * they are {@code MASKED WITH} a function and it has no {@code UNMASK} permission; none where
   * nothing is masked. Also columns of the key. Names are as the server has them, unquoted. CQL:
   * {@code SELECT .. FROM system_schema.column_masks}, and if there are some, {@code LIST ROLES}
   * and {@code LIST UNMASK PERMISSION}.
   */
  public Set<String> maskedColumns(String table) {
    return async.runner().await(() -> async.maskedColumns(table));
  }

  /**
   * The columns that were dropped from a table, with the time of it to milliseconds, whether they
   * are there again or not. A value that is written to one of them with an earlier write time never
   * shows. Names are as the server has them, unquoted. CQL: {@code SELECT .. FROM
   * system_schema.dropped_columns}.
   */
  public Map<String, Instant> droppedColumns(String table) {
    return async.runner().await(() -> async.droppedColumns(table));
  }

  /**
   * Runs schema statements of your own one after another, each after all nodes agree on the one
   * before; after the last one, too. Takes no lock: see {@link #lock}.
   *
   * @throws dev.coodie.error.SchemaException if the nodes do not agree within 30 s
   */
  public void run(String... statements) {
    async.runner().await(() -> async.run(statements));
  }

  /**
   * Takes the lock of the keyspace, which is the one named with {@link #keyspace}, or the
   * configured one. {@link SchemaPlan#apply()} does this itself. Waits while another process holds
   * it, but no longer than {@code patience}; zero does not wait. See {@link SchemaLock} for what it
   * promises, and close it:
   *
   * <pre>{@code
   * try (SchemaLock lock = coodie.schema().lock(Duration.ofMinutes(1))) {
   *   lock.check();
   *   coodie.schema().run("ALTER TABLE ..");
   * }
   * }</pre>
   *
   * Creates the table {@code coodie_lock} in the keyspace if there is none.
   *
   * @throws dev.coodie.error.SchemaException if it is still held then, and the message says by
   *     whom; or if its table cannot be created, for example because there is no such keyspace
   * @throws dev.coodie.error.InvalidQueryException if {@code patience} is negative
   */
  public SchemaLock lock(Duration patience) {
    return async.runner().await(() -> async.lock(patience));
  }

  /** Who holds the lock of the keyspace now, if anybody does. Writes nothing, creates nothing. */
  public Optional<SchemaLock.Holder> lockHolder() {
    return async.runner().await(async::lockHolder);
  }

  /**
   * Takes the lock away from whoever holds it, for when that process is known to be stuck; a dead
   * one's ends by itself. A living one is told by its next {@link SchemaLock#check}, and stops
   * before its next statement; the one that it runs now goes on. Creates nothing.
   *
   * @return who held it, if anybody did
   */
  public Optional<SchemaLock.Holder> forceUnlock() {
    return async.runner().await(async::forceUnlock);
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
