package dev.coodie.schema;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.internal.table.Session;
import dev.coodie.model.Inside;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.KeyspaceOptions;
import dev.coodie.schema.definition.Replication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Creates and changes what documents need on the server. Drops nothing unless you ask for it. After
 * each statement all nodes must agree on the schema.
 */
@CheckReturnValue
public final class Schema {
  private final AsyncSchema async;

  Schema(AsyncSchema async) {
    this.async = async;
  }

  /** For coodie itself; applications call {@code coodie.schema()}. */
  public static Schema of(Inside<?> session) {
    return new Schema(new AsyncSchema((Session) session));
  }

  /** The keyspace to plan for, instead of the documents' or the configured one. */
  public Schema keyspace(String name) {
    return new Schema(async.keyspace(name));
  }

  /**
   * How the server's schema differs from what these documents want: user-defined types, tables,
   * columns, options, indexes, materialized views. What is missing is listed in an order in which
   * it can be created. The plan also lists columns and indexes of these tables that no document
   * wants, and what cannot be changed in place. A variant stands for its whole hierarchy, which has
   * one table. Options that a document does not name are ignored. A {@link
   * dev.coodie.annotation.UserType} may be given as well, whether a document uses it or not; it
   * belongs to the keyspace of this handle, or the configured one. Reads the schema now and changes
   * nothing.
   *
   * @throws dev.coodie.error.SchemaException if the documents contradict each other, the base of a
   *     view is missing, or the server cannot create what is missing
   */
  public SchemaPlan plan(Class<?>... documents) {
    return async.runner().await(() -> async.plan(documents));
  }

  /**
   * The same, for a keyspace that only these documents use: its plans also list tables, views and
   * types that no document wants, except coodie's own tables ({@code coodie_..}). Without this,
   * plans ignore them, since they may belong to another application.
   */
  public Schema exclusive() {
    return new Schema(async.exclusive());
  }

  /** What these documents want: one definition per keyspace. Sends nothing. */
  public List<KeyspaceDefinition> wanted(Class<?>... documents) {
    return async.wanted(documents);
  }

  /**
   * What the keyspace has now: types, tables with all their options, indexes, views; empty if there
   * is no such keyspace. It is the one named with {@link #keyspace}, or the configured one. Columns
   * are in the order of the key, then by name. Coodie's own tables ({@code coodie_..}) are left
   * out. CQL: a {@code SELECT} from each of seven tables of {@code system_schema}.
   */
  public Optional<KeyspaceDefinition> read() {
    return async.runner().await(async::read);
  }

  /**
   * The columns of a table or view whose values this connection's role sees only as masks, since
   * they are {@code MASKED WITH} a function and the role has no {@code UNMASK} permission; none
   * where nothing is masked. Key columns are included. Names are as the server has them, unquoted.
   * CQL: {@code SELECT .. FROM system_schema.column_masks}, and if any are masked, {@code LIST
   * ROLES} and {@code LIST UNMASK PERMISSION}.
   */
  public Set<String> maskedColumns(String table) {
    return async.runner().await(() -> async.maskedColumns(table));
  }

  /**
   * The columns that were dropped from a table, even if they were added again, with the time of the
   * drop in milliseconds. The server hides values written to one of them with an earlier write
   * time. Names are as the server has them, unquoted. CQL: {@code SELECT .. FROM
   * system_schema.dropped_columns}.
   */
  public Map<String, Instant> droppedColumns(String table) {
    return async.runner().await(() -> async.droppedColumns(table));
  }

  /**
   * Runs your own schema statements one after another, and waits after each, the last one included,
   * until all nodes agree. Takes no lock: see {@link #lock}.
   *
   * @throws dev.coodie.error.SchemaException if the nodes do not agree within 30 s
   */
  public void run(String... statements) {
    async.runner().await(() -> async.run(statements));
  }

  /**
   * Takes the schema lock of the keyspace named with {@link #keyspace}, or the configured one.
   * {@link SchemaPlan#apply()} does this itself. Waits while another process holds it, but no
   * longer than {@code patience}; zero does not wait. {@link SchemaLock} says what it promises.
   * Close it:
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
   * @throws dev.coodie.error.SchemaException if another process still holds it (the message says
   *     which), or if its table cannot be created, for example because there is no such keyspace
   * @throws dev.coodie.error.InvalidQueryException if {@code patience} is negative
   */
  public SchemaLock lock(Duration patience) {
    return async.runner().await(() -> async.lock(patience));
  }

  /**
   * Who holds the schema lock of the keyspace now; empty if it is free. Writes and creates nothing.
   */
  public Optional<SchemaLock.Holder> lockHolder() {
    return async.runner().await(async::lockHolder);
  }

  /**
   * Takes the schema lock away from the process that holds it. Use it when that process is known to
   * be stuck; the lock of a dead one ends by itself. If the process is alive, its next {@link
   * SchemaLock#check} fails and it stops before its next statement; the current one continues.
   * Creates nothing.
   *
   * @return who held it; empty if it was free
   */
  public Optional<SchemaLock.Holder> forceUnlock() {
    return async.runner().await(async::forceUnlock);
  }

  /** Creates a keyspace if there is none. CQL: {@code CREATE KEYSPACE IF NOT EXISTS}. */
  public void createKeyspace(String name, Replication replication) {
    async.runner().await(() -> async.createKeyspace(name, replication));
  }

  /**
   * The same with durable writes and tablets. CQL: {@code CREATE KEYSPACE IF NOT EXISTS}.
   *
   * @throws dev.coodie.error.SchemaException if {@code options} has no replication, or asks for
   *     tablets that the server does not have
   */
  public void createKeyspace(String name, KeyspaceOptions options) {
    async.runner().await(() -> async.createKeyspace(name, options));
  }

  /**
   * Plans to create the keyspace if there is none, or to alter the options that differ. What {@code
   * options} does not name stays. Reads the schema now and changes nothing: {@link
   * SchemaPlan#statements} is the dry run. A change of the replication, and turning durable writes
   * off, are destructive changes, and {@link SchemaPlan#apply} refuses the plan unless it is {@link
   * SchemaPlan#withDestructive}. Applying it takes no lock, since a keyspace whose copies move
   * cannot hold one: change nothing else in the keyspace meanwhile. CQL: {@code CREATE KEYSPACE IF
   * NOT EXISTS}, {@code ALTER KEYSPACE}.
   *
   * @throws dev.coodie.error.SchemaException as {@link #createKeyspace(String, KeyspaceOptions)}
   */
  public SchemaPlan planKeyspace(String name, KeyspaceOptions options) {
    return async.runner().await(() -> async.planKeyspace(name, options));
  }

  /**
   * Drops a keyspace with all its data, if there is one. Cassandra 6.0 refuses that while it has
   * transactional tables; then they are dropped first. CQL: {@code DROP KEYSPACE IF EXISTS}.
   */
  public void dropKeyspace(String name) {
    async.runner().await(() -> async.dropKeyspace(name));
  }

  /**
   * Drops the tables and views of these documents with all their rows, if they exist: views first,
   * each after all nodes agree on the one before. User-defined types stay. CQL: {@code DROP
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
