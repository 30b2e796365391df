package dev.coodie.migrations;

/**
 * Told how a run goes on, by the thread that runs it. What it throws stops the run, as a failure of
 * the migration would.
 */
@FunctionalInterface
public interface MigrationListener {
  /** {@code event} just happened. */
  void on(MigrationEvent event);
}
