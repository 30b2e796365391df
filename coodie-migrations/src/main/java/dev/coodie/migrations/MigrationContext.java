package dev.coodie.migrations;

import dev.coodie.Coodie;
import dev.coodie.driver.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Migration} works with. Every method first makes sure that the lock of the keyspace
 * is still held. For the thread that the migration is called by.
 */
public interface MigrationContext {
  /**
   * The connection, for documents and queries. What is changed through it directly is not checked
   * for being destructive.
   */
  Coodie coodie();

  /** The keyspace that is migrated; names without a keyspace are in it. */
  String keyspace();

  /**
   * Runs a statement that reads or writes rows. Values are bound.
   *
   * @throws dev.coodie.error.MigrationException if it changes the schema, or is {@code USE}, or is
   *     a {@code TRUNCATE} in an up that is not {@linkplain Migration#destructive destructive}
   */
  List<Row> execute(String cql, @Nullable Object... values);

  /**
   * Runs schema statements one after another, each after all nodes agree on the one before; after
   * the last one, too.
   *
   * @throws dev.coodie.error.MigrationException if one drops something in an up that is not
   *     {@linkplain Migration#destructive destructive}, or does not change the schema
   */
  void schema(String... statements);

  /** Whether the keyspace has a table or view with this name, as the server has it. */
  boolean tableExists(String table);

  /** Whether the table or view has a column with this name, as the server has it. */
  boolean columnExists(String table, String column);

  /** Whether the keyspace has an index with this name, as the server has it. */
  boolean indexExists(String index);

  /**
   * Does some of the work and records that it is done. When the migration is run again after a
   * failure, a step that was recorded is passed over. One that was interrupted is done again, so
   * write it so that it may be.
   *
   * @param name unlike that of every other step of the migration
   */
  void step(String name, Step work);

  /** Some of the work of a migration. */
  @FunctionalInterface
  interface Step {
    /**
     * Does it.
     *
     * @throws Exception to stop the run
     */
    void run() throws Exception;
  }
}
