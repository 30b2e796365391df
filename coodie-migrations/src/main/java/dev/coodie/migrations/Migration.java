package dev.coodie.migrations;

/**
 * A migration in Java, for what CQL cannot say. Its version and description come from the name of
 * its class, {@code V20260101_001_FillNames}, or are given to {@link Migrator#migration(String,
 * String, Migration)}. Called by one thread.
 *
 * <p>When it fails or its process dies it is run again from the start; what it did inside {@link
 * MigrationContext#step} and finished is not done again.
 */
@FunctionalInterface
public interface Migration {
  /**
   * Does the work.
   *
   * @throws Exception to stop the run; the migration is then recorded as failed
   */
  void up(MigrationContext context) throws Exception;

  /**
   * Takes the work back. A migration that does not implement it is irreversible.
   *
   * @throws Exception to stop the run; the migration is then recorded as half undone
   */
  default void down(MigrationContext context) throws Exception {
    throw new UnsupportedOperationException(getClass().getName() + " has no down");
  }

  /**
   * Stands for the contents, which nobody can read from a class: change it when {@link #up} comes
   * to do something else, and databases that it ran on before are found out. Empty, the default, is
   * not compared.
   */
  default String checksum() {
    return "";
  }

  /** Whether {@link #up} may drop or truncate something through its context. */
  default boolean destructive() {
    return false;
  }
}
