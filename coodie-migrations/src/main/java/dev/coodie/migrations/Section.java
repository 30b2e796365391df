package dev.coodie.migrations;

import java.util.List;
import java.util.Optional;

/**
 * The up or down section of a migration.
 *
 * @param script the migration
 * @param direction which section
 */
record Section(Script script, Direction direction) {
  static Section of(Script script, Direction direction) {
    return new Section(script, direction);
  }

  List<Statement> statements() {
    return script.statements(direction);
  }

  int size() {
    return statements().size();
  }

  /** Statement {@code number}, from 1. */
  Statement statement(int number) {
    return statements().get(number - 1);
  }

  /** The file and line of a statement. */
  String where(int number) {
    return script.source() + ":" + statement(number).line();
  }

  /** The checksum of the first {@code count} statements; empty if there are not so many. */
  String prefix(int count) {
    return count == 0 || count > size() ? "" : Checksums.of(statements().subList(0, count));
  }

  /** The number of the first statement that drops or truncates something. */
  Optional<Integer> firstDestructive() {
    for (int number = 1; number <= size(); number++) {
      if (statement(number).isDestructive()) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }
}
