package dev.coodie.migrations;

import dev.coodie.migrations.MigrationProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds why migrations cannot be undone. */
final class DownCheck {
  private final Situation situation;
  private final boolean allowDestructive;
  private final List<MigrationProblem> problems = new ArrayList<>();

  private DownCheck(Situation situation, boolean allowDestructive) {
    this.situation = situation;
    this.allowDestructive = allowDestructive;
  }

  static List<MigrationProblem> problems(
      Situation situation, List<StateRow> rows, boolean allowDestructive) {
    DownCheck check = new DownCheck(situation, allowDestructive);
    rows.forEach(check::check);
    return List.copyOf(check.problems);
  }

  private void check(StateRow row) {
    Optional<Script> script = situation.known().find(row.version());
    String label = row.version() + " " + row.description();
    if (script.isEmpty()) {
      add(Kind.MISSING, row, label + " cannot be undone: the migration no longer exists");
    } else if (row.state() == MigrationState.BASELINE) {
      add(
          Kind.IRREVERSIBLE,
          row,
          label + " cannot be undone: it is part of a baseline and was never run");
    } else if (Verifier.isChanged(row, script.get())) {
      add(
          Kind.CHANGED,
          row,
          label + " cannot be undone: " + script.get().source() + " has changed");
    } else if (row.state() == MigrationState.FAILED || row.state() == MigrationState.RUNNING) {
      add(
          Kind.FAILED,
          row,
          label
              + " is only partly applied. Apply the rest with migrate() first; or undo by"
              + " hand what is done and forget it with Repair.forget(\""
              + row.version()
              + "\")");
    } else {
      check(row, script.get());
    }
  }

  private void check(StateRow row, Script script) {
    Section section = Section.of(script, Direction.DOWN);
    if (!script.isReversible()) {
      add(
          Kind.IRREVERSIBLE,
          row,
          script.source()
              + " cannot be undone: it has no "
              + (script.kind() == MigrationKind.CQL ? "-- coodie:down section" : "down method"));
    }
    Verifier.undecided(row, script).ifPresent(problems::add);
    if (!allowDestructive) {
      section
          .firstDestructive()
          .ifPresent(
              number ->
                  add(
                      Kind.DESTRUCTIVE,
                      row,
                      section.where(number)
                          + " drops or truncates something. If that is meant, allow it with"
                          + " allowDestructive(true)"));
    }
  }

  private void add(Kind kind, StateRow row, String message) {
    problems.add(new MigrationProblem(kind, row.version(), Failures.sentence(message), true));
  }
}
