package dev.coodie.migrations;

import java.util.List;

/** A migration as its source has it. */
sealed interface Script {
  FileName name();

  /** The file or class. */
  String source();

  /** Of the up section; empty if it is not to be compared. */
  String checksum();

  /** Whether the up section may drop or truncate something. */
  boolean mayDestroy();

  /** Whether it can be undone. */
  boolean isReversible();

  MigrationKind kind();

  default String version() {
    return name().version();
  }

  default String description() {
    return name().description();
  }

  /** The statements of a section; none in Java. */
  List<Statement> statements(Direction direction);

  /**
   * A file.
   *
   * @param mayDestroy whether it says so
   * @param up at least one statement
   * @param down none if it cannot be undone
   */
  record CqlScript(
      FileName name, String source, boolean mayDestroy, List<Statement> up, List<Statement> down)
      implements Script {
    public CqlScript {
      up = List.copyOf(up);
      down = List.copyOf(down);
    }

    @Override
    public String checksum() {
      return Checksums.of(up);
    }

    @Override
    public boolean isReversible() {
      return !down.isEmpty();
    }

    @Override
    public MigrationKind kind() {
      return MigrationKind.CQL;
    }

    @Override
    public List<Statement> statements(Direction direction) {
      return direction == Direction.UP ? up : down;
    }
  }

  /** A class. */
  record JavaScript(FileName name, Migration migration) implements Script {
    @Override
    public String source() {
      return migration.getClass().getName();
    }

    @Override
    public String checksum() {
      return migration.checksum();
    }

    @Override
    public boolean mayDestroy() {
      return migration.destructive();
    }

    @Override
    public boolean isReversible() {
      try {
        return migration.getClass().getMethod("down", MigrationContext.class).getDeclaringClass()
            != Migration.class;
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("Every migration has down", e);
      }
    }

    @Override
    public MigrationKind kind() {
      return MigrationKind.JAVA;
    }

    @Override
    public List<Statement> statements(Direction direction) {
      return List.of();
    }
  }
}
