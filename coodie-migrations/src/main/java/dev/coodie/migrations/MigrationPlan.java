package dev.coodie.migrations;

import java.util.List;

/**
 * What a run would do, as things were when it was made.
 *
 * @param keyspace the keyspace
 * @param direction whether migrations are applied or undone
 * @param migrations in the order of the run
 * @param problems why the run would be refused, and what else is noticed
 */
public record MigrationPlan(
    String keyspace,
    Direction direction,
    List<Planned> migrations,
    List<MigrationProblem> problems) {
  /**
   * A migration that would run.
   *
   * @param version {@code YYYYMMDD_NNN}
   * @param description from the name of its file or class
   * @param kind what it is written in
   * @param source the file or class
   * @param first the number of the first statement to run, from 1; above 1 for one that is resumed
   * @param statements the CQL to run, from {@code first} on; none for Java
   * @param destructive whether one of them drops or truncates something, or may
   */
  public record Planned(
      String version,
      String description,
      MigrationKind kind,
      String source,
      int first,
      List<String> statements,
      boolean destructive) {
    /** Copies the list. */
    public Planned {
      statements = List.copyOf(statements);
    }
  }

  /** Copies the lists. */
  public MigrationPlan {
    migrations = List.copyOf(migrations);
    problems = List.copyOf(problems);
  }

  /** Whether there is nothing to run. */
  public boolean isEmpty() {
    return migrations.isEmpty();
  }

  /** The CQL of all migrations, in order. */
  public List<String> statements() {
    return migrations.stream().flatMap(m -> m.statements().stream()).toList();
  }

  /** For people: each migration with its statements. */
  @Override
  public String toString() {
    if (isEmpty()) {
      return "Nothing to do in keyspace " + keyspace + ".\n";
    }
    StringBuilder text = new StringBuilder();
    for (Planned migration : migrations) {
      text.append(direction == Direction.UP ? "-- apply " : "-- undo ")
          .append(migration.version())
          .append(' ')
          .append(migration.description());
      if (migration.first() > 1) {
        text.append(", from statement ").append(migration.first()).append(" on");
      }
      if (migration.kind() == MigrationKind.JAVA) {
        text.append(" (").append(migration.source()).append(')');
      }
      text.append('\n');
      migration.statements().forEach(cql -> text.append(cql).append(";\n"));
    }
    return text.toString();
  }
}
