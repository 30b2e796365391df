package dev.coodie.migrations;

import dev.coodie.Coodie;
import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.migrations.Script.JavaScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Brings a keyspace to the state that versioned migrations describe. An immutable value: each
 * method that chooses something returns a new one.
 *
 * <pre>{@code
 * Migrator.of(coodie).classpath("db/migrations").migrate();
 * }</pre>
 *
 * <p>A migration is a file {@code YYYYMMDD_NNN_description.cql}, whose version is {@code
 * YYYYMMDD_NNN}, or a {@link Migration}. What was run is recorded in the tables {@code
 * coodie_migrations} and {@code coodie_migration_history} of the keyspace, statement by statement:
 * when a run fails or its process is killed, the next one goes on where it stopped. Whoever writes
 * holds the {@linkplain dev.coodie.schema.Schema#lock lock of the keyspace}; what only reads takes
 * no lock and writes nothing, not even those tables.
 *
 * <p>The keyspace is the one that the {@link Coodie} is connected with, so that names without a
 * keyspace are in it; {@code USE} is refused. In files {@code ${keyspace}} stands for its quoted
 * name. Statements that write rows have the consistency level of the {@code Coodie}; what is
 * recorded is written and read at QUORUM.
 */
@CheckReturnValue
public final class Migrator {
  private final MigratorSettings settings;

  private Migrator(MigratorSettings settings) {
    this.settings = settings;
  }

  /**
   * Migrations for the keyspace that {@code coodie} is connected with.
   *
   * @throws dev.coodie.error.MigrationException if it is connected with none
   */
  public static Migrator of(Coodie coodie) {
    return new Migrator(MigratorSettings.of(coodie));
  }

  /**
   * The files in a directory, too; subdirectories are not looked into. Every file whose name ends
   * in {@code .cql} must be a migration.
   */
  public Migrator directory(Path directory) {
    return with(settings.plus(() -> MigrationFiles.directory(directory)));
  }

  /**
   * The files in a directory of the class path, too, in all its jars and directories that have it:
   * {@code db/migrations}. The context class loader of the thread finds it.
   */
  public Migrator classpath(String location) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return classpath(location, loader == null ? Migrator.class.getClassLoader() : loader);
  }

  /** The same, found by a class loader of your own. */
  public Migrator classpath(String location, ClassLoader loader) {
    return with(settings.plus(() -> MigrationFiles.classpath(location, loader)));
  }

  /** A migration in Java, too, which has its version and description from its class's name. */
  public Migrator migration(Migration migration) {
    return with(settings.plus(() -> List.of(JavaMigrations.named(migration))));
  }

  /** The same with a version, {@code YYYYMMDD_NNN}, and a description of your own. */
  public Migrator migration(String version, String description, Migration migration) {
    return with(
        settings.plus(() -> List.of(new JavaScript(FileName.of(version, description), migration))));
  }

  /**
   * The migrations in Java that {@link java.util.ServiceLoader} finds, too: those that {@code
   * META-INF/services/dev.coodie.migrations.Migration} names.
   */
  public Migrator services(ClassLoader loader) {
    return with(settings.plus(() -> JavaMigrations.services(loader)));
  }

  /**
   * Whether {@link #down} and {@link #downTo} may drop and truncate, which they mostly have to; no
   * by default. For an up section, {@code -- coodie:destructive} in its file decides, whatever is
   * chosen here.
   */
  public Migrator allowDestructive(boolean allow) {
    return with(settings.withAllowDestructive(allow));
  }

  /** Whether a migration may be applied after a later one was; no by default. */
  public Migrator outOfOrder(boolean allow) {
    return with(settings.withOutOfOrder(allow));
  }

  /** How long to wait while another process holds the lock; five minutes by default. */
  public Migrator lockPatience(Duration patience) {
    return with(settings.withPatience(patience));
  }

  /** Is told how a run goes on; replaces the one before. */
  public Migrator listener(MigrationListener listener) {
    return with(settings.withListener(listener));
  }

  /**
   * Applies everything that is pending, in the order of the versions. First everything is
   * {@linkplain #verify verified}; nothing is run, and nothing written, if there is a blocking
   * problem. Takes no lock when nothing is pending.
   *
   * @throws dev.coodie.error.MigrationException if a source is missing or wrong, with all problems
   *     if there are some, if an up section is destructive and does not say so, or if a statement
   *     fails
   * @throws dev.coodie.error.SchemaException if the lock cannot be had or is lost, or nodes do not
   *     agree on the schema
   */
  @CanIgnoreReturnValue
  public MigrationRun migrate() {
    return new Runs(settings).up(Optional.empty());
  }

  /**
   * The same up to a version and with it. Nothing is done if everything up to it is applied.
   *
   * @throws dev.coodie.error.MigrationException if there is no such version
   */
  @CanIgnoreReturnValue
  public MigrationRun migrateTo(String version) {
    return new Runs(settings).up(Optional.of(version));
  }

  /** What {@link #migrate} would do, and why it would refuse. Writes nothing. */
  public MigrationPlan plan() {
    return new Runs(settings).planUp(Optional.empty());
  }

  /** What {@link #migrateTo} would do, and why it would refuse. Writes nothing. */
  public MigrationPlan planTo(String version) {
    return new Runs(settings).planUp(Optional.of(version));
  }

  /**
   * Undoes the last {@code count} applied migrations, in the reverse order of their application,
   * whatever their versions.
   *
   * @param count 1 or more; if fewer are applied, all are undone
   * @throws dev.coodie.error.MigrationException if one of them has no down section, is only a
   *     baseline, or would drop something without {@link #allowDestructive}: before anything is run
   */
  @CanIgnoreReturnValue
  public MigrationRun down(int count) {
    return new Runs(settings).down(now -> now.toUndo(count));
  }

  /**
   * Undoes every migration that was applied after {@code version}, the last one first; {@code
   * version} itself stays applied.
   *
   * @throws dev.coodie.error.MigrationException as {@link #down}, and if {@code version} is not
   *     applied
   */
  @CanIgnoreReturnValue
  public MigrationRun downTo(String version) {
    return new Runs(settings).down(now -> now.toUndoAfter(version));
  }

  /** What {@link #down} would do. Writes nothing. */
  public MigrationPlan planDown(int count) {
    return new Runs(settings).planDown(now -> now.toUndo(count));
  }

  /** What {@link #downTo} would do. Writes nothing. */
  public MigrationPlan planDownTo(String version) {
    return new Runs(settings).planDown(now -> now.toUndoAfter(version));
  }

  /** Every migration known or recorded, in the order of the versions. Writes nothing. */
  public List<MigrationInfo> status() {
    return new Runs(settings).situation().infos();
  }

  /**
   * What is wrong: missing, unknown, changed, out-of-order, failed and interrupted migrations, in
   * the order of the versions. Empty is fine, whether or not something is pending. Writes nothing.
   */
  public List<MigrationProblem> verify() {
    return new Runs(settings).problems();
  }

  /** Every run there ever was, the oldest first. Writes nothing. */
  public List<MigrationRecord> history() {
    return new Runs(settings).store().history();
  }

  /**
   * Marks everything that is pending, up to a version and with it, as applied without running it:
   * for a keyspace that was made by other means.
   *
   * @return what was marked
   * @throws dev.coodie.error.MigrationException if there is no such version, or one up to it failed
   *     or was interrupted
   */
  @CanIgnoreReturnValue
  public List<MigrationInfo> baseline(String version) {
    return new Bookkeeping(new Runs(settings)).baseline(version);
  }

  /**
   * Changes what is recorded, in the order given. Never runs a statement of a migration.
   *
   * @return what was changed, as it is now
   * @throws dev.coodie.error.MigrationException if one does not fit what is recorded; then none is
   *     made
   */
  @CanIgnoreReturnValue
  public List<MigrationInfo> repair(Repair... repairs) {
    return new Bookkeeping(new Runs(settings)).repair(List.of(repairs));
  }

  private static Migrator with(MigratorSettings changed) {
    return new Migrator(changed);
  }
}
