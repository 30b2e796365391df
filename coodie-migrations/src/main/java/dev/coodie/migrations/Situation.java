package dev.coodie.migrations;

import dev.coodie.error.MigrationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the sources have and what is recorded, at one moment.
 *
 * @param known the sources
 * @param rows what is recorded, by version
 */
record Situation(Known known, Map<String, StateRow> rows) {

  /** What is recorded about a migration; if nothing is, a row that says so. */
  StateRow row(Script script) {
    StateRow row = rows.get(script.version());
    return row == null ? StateRow.of(script) : row;
  }

  /** What a run applies: the pending ones and those to be resumed, in order. */
  List<Script> toApply(Optional<String> target) {
    target.ifPresent(known::get);
    return known.all().stream()
        .filter(s -> target.isEmpty() || s.version().compareTo(target.get()) <= 0)
        .filter(s -> !row(s).isApplied())
        .toList();
  }

  /** The last {@code count} that were applied, the last one first. */
  List<StateRow> toUndo(int count) {
    if (count < 1) {
      throw new MigrationException(
          "coodie-919", "down(" + count + ") undoes nothing; it must be 1 or more.");
    }
    return applied().stream().limit(count).toList();
  }

  /** Everything that was applied after {@code version}, the last one first. */
  List<StateRow> toUndoAfter(String version) {
    StateRow last = rows.get(version);
    if (last == null || !last.isApplied()) {
      throw last == null && known.find(version).isEmpty()
          ? known.unknown(version)
          : new MigrationException(
              "coodie-920",
              version
                  + " is not applied, so nothing can be undone down to it. Applied, the last one"
                  + " first: "
                  + String.join(", ", applied().stream().map(StateRow::version).toList())
                  + ".");
    }
    return applied().stream().filter(row -> row.place() > last.place()).toList();
  }

  /** Everything that is applied or partly so, the last one first. */
  List<StateRow> applied() {
    return rows.values().stream()
        .filter(StateRow::isStarted)
        .sorted(Comparator.comparing(StateRow::place).reversed())
        .toList();
  }

  int nextPlace() {
    return 1 + rows.values().stream().mapToInt(StateRow::place).max().orElse(0);
  }

  /** Everything known or recorded, in the order of the versions. */
  List<MigrationInfo> infos() {
    Map<String, MigrationInfo> infos = new TreeMap<>();
    rows.values().stream()
        .filter(StateRow::isStarted)
        .forEach(row -> infos.put(row.version(), info(row, Optional.empty())));
    known.all().forEach(s -> infos.put(s.version(), info(row(s), Optional.of(s))));
    return new ArrayList<>(infos.values());
  }

  MigrationInfo info(StateRow row) {
    return info(row, known.find(row.version()));
  }

  private static MigrationInfo info(StateRow row, Optional<Script> script) {
    return new MigrationInfo(
        row.version(),
        script.map(Script::description).orElse(row.description()),
        script.map(Script::kind).orElse(row.kind()),
        script.map(Script::source),
        row.state(),
        row.done(),
        row.total(),
        Optional.ofNullable(row.started()),
        Optional.ofNullable(row.finished()),
        Optional.ofNullable(row.finished()).map(at -> Duration.ofMillis(row.millis())),
        row.host(),
        row.user(),
        row.error(),
        script.map(Script::isReversible).orElse(false),
        script.map(Situation::isDestructive).orElse(false));
  }

  static boolean isDestructive(Script script) {
    return script.kind() == MigrationKind.JAVA
        ? script.mayDestroy()
        : script.statements(Direction.UP).stream().anyMatch(Statement::isDestructive);
  }
}
