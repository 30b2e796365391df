package dev.coodie.migrations;

import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * @param keyspace the keyspace
 * @param direction whether migrations were applied or undone
 * @param migrations those that this run brought to their end, in order
 * @param summary one sentence for people; says why when nothing was done
 */
public record MigrationRun(
    String keyspace, Direction direction, List<Ran> migrations, String summary) {
  /**
   * A migration that ran.
   *
   * @param version {@code YYYYMMDD_NNN}
   * @param description from the name of its file or class
   * @param statements how many statements, or steps in Java, this run ran; fewer than there are for
   *     one that was resumed
   * @param duration how long this run took for it
   */
  public record Ran(String version, String description, int statements, Duration duration) {}

  /** Copies the list. */
  public MigrationRun {
    migrations = List.copyOf(migrations);
  }

  /** Whether nothing was done. */
  public boolean isEmpty() {
    return migrations.isEmpty();
  }
}
