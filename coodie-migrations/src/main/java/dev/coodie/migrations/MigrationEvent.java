package dev.coodie.migrations;

import dev.coodie.schema.SchemaLock;
import java.time.Duration;
import java.util.List;

/** Something that happens while migrations run. */
public sealed interface MigrationEvent {
  /**
   * Another process holds the lock of the keyspace; the run waits for it.
   *
   * @param holder who
   */
  record Waiting(SchemaLock.Holder holder) implements MigrationEvent {}

  /**
   * The lock is held and it is known what is to be run.
   *
   * @param direction whether migrations are applied or undone
   * @param versions in the order of the run
   * @param statements how many statements that are; those of Java migrations are not counted
   */
  record Planned(Direction direction, List<String> versions, int statements)
      implements MigrationEvent {
    /** Copies the list. */
    public Planned {
      versions = List.copyOf(versions);
    }
  }

  /**
   * A migration starts, or is resumed.
   *
   * @param version {@code YYYYMMDD_NNN}
   * @param description from the name of its file or class
   * @param done how many statements or steps an earlier run has done
   * @param total how many statements there are; 0 in Java
   */
  record Started(String version, String description, int done, int total)
      implements MigrationEvent {}

  /**
   * A statement, or a step of a migration in Java, is about to run.
   *
   * @param version of its migration
   * @param number from 1
   * @param total how many there are; 0 in Java
   * @param text the CQL, or the name of the step
   */
  record StatementStarted(String version, int number, int total, String text)
      implements MigrationEvent {}

  /**
   * It is done, and that is recorded.
   *
   * @param version of its migration
   * @param number from 1
   * @param total how many there are; 0 in Java
   * @param found whether it was not run again, because an interrupted run turned out to have done
   *     it
   */
  record StatementDone(String version, int number, int total, boolean found)
      implements MigrationEvent {}

  /**
   * A migration is applied or undone, and that is recorded.
   *
   * @param version {@code YYYYMMDD_NNN}
   * @param duration how long this run took for it
   */
  record Finished(String version, Duration duration) implements MigrationEvent {}
}
