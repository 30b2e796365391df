package dev.coodie.migrations;

import dev.coodie.migrations.MigrationProblem.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what is wrong with migrations. */
final class Verifier {
  private final Situation situation;
  private final boolean outOfOrder;
  private final List<MigrationProblem> problems = new ArrayList<>();

  private Verifier(Situation situation, boolean outOfOrder) {
    this.situation = situation;
    this.outOfOrder = outOfOrder;
  }

  /** All problems, in the order of the versions. */
  static List<MigrationProblem> problems(Situation situation, boolean outOfOrder) {
    Verifier verifier = new Verifier(situation, outOfOrder);
    situation.rows().values().stream().filter(StateRow::isStarted).forEach(verifier::check);
    situation.known().all().stream()
        .filter(script -> !situation.row(script).isStarted())
        .forEach(verifier::checkPending);
    verifier.problems.sort(Comparator.comparing(MigrationProblem::version));
    return List.copyOf(verifier.problems);
  }

  /** Whether what is recorded of a migration is not what it says now. */
  static boolean isChanged(StateRow row, Script script) {
    if (row.kind() != script.kind()) {
      return true;
    }
    if (row.isApplied()) {
      boolean compared = !row.checksum().isEmpty() && !script.checksum().isEmpty();
      return compared && !row.checksum().equals(script.checksum());
    }
    return script.kind() == MigrationKind.CQL
        && !Section.of(script, direction(row)).prefix(row.fixed()).equals(row.doneChecksum());
  }

  /** The direction in which a row that is partly done was run. */
  static Direction direction(StateRow row) {
    return row.state() == MigrationState.UNDOING ? Direction.DOWN : Direction.UP;
  }

  /** The statement of which nobody but a person can tell whether it was run. */
  static Optional<MigrationProblem> undecided(StateRow row, Script script) {
    Section section = Section.of(script, direction(row));
    int number = row.inFlight();
    if (number == 0
        || number > section.size()
        || section.statement(number).recovery() != Statement.Recovery.ASK) {
      return Optional.empty();
    }
    return Optional.of(
        new MigrationProblem(
            Kind.UNDECIDED,
            row.version(),
            "A run of "
                + label(row)
                + " was interrupted just when statement "
                + number
                + " ("
                + section.where(number)
                + ") was about to run, and running it twice is not the same as once. Check in"
                + " the data whether it ran. If it did, say so with Repair.done(\""
                + row.version()
                + "\", "
                + number
                + "), or let it run with Repair.rerun(..) (coodie repair --done or --rerun).",
            true));
  }

  private void check(StateRow row) {
    Optional<Script> found = situation.known().find(row.version());
    if (found.isEmpty()) {
      checkMissing(row);
      return;
    }
    Script script = found.get();
    if (isChanged(row, script)) {
      add(
          Kind.CHANGED,
          row,
          true,
          script.source()
              + " is not what was "
              + (row.isApplied() ? "applied" : "run of it before it stopped")
              + ". Restore it, and put the change into a new migration; or, if the change"
              + " does not matter, accept it with Repair.acceptChanged(\""
              + row.version()
              + "\")");
      return;
    }
    undecided(row, script).ifPresent(problems::add);
    checkUnfinished(row);
  }

  private void checkUnfinished(StateRow row) {
    switch (row.state()) {
      case UNDOING ->
          add(
              Kind.HALF_UNDONE,
              row,
              true,
              label(row)
                  + " is partly undone ("
                  + row.done()
                  + " of "
                  + row.total()
                  + " statements). Finish it with down(1)"
                  + because(row));
      case FAILED ->
          add(
              Kind.FAILED,
              row,
              false,
              label(row) + " failed; the next run continues after what is done" + because(row));
      case RUNNING ->
          add(
              Kind.INTERRUPTED,
              row,
              false,
              label(row)
                  + " was started by "
                  + row.host()
                  + " and has not ended. It is running now, or its process died; then the next"
                  + " run continues where it stopped");
      case DONE, BASELINE, PENDING -> {}
    }
  }

  private void checkMissing(StateRow row) {
    boolean beyond = situation.known().isBeyond(row.version());
    add(
        beyond ? Kind.UNKNOWN : Kind.MISSING,
        row,
        true,
        label(row)
            + (beyond
                ? " is applied and newer than every known migration. Run the release that has"
                    + " it"
                : " is applied, but the migration no longer exists. Restore it")
            + "; or, if it is gone for good, forget it with Repair.forget(\""
            + row.version()
            + "\")");
  }

  private void checkPending(Script script) {
    if (!outOfOrder) {
      situation.rows().values().stream()
          .filter(row -> row.isStarted() && row.version().compareTo(script.version()) > 0)
          .max(Comparator.comparing(StateRow::version))
          .ifPresent(later -> add(Kind.OUT_OF_ORDER, script, outOfOrder(script, later)));
    }
    Section section = Section.of(script, Direction.UP);
    if (!script.mayDestroy()) {
      section
          .firstDestructive()
          .ifPresent(
              number ->
                  add(
                      Kind.DESTRUCTIVE,
                      script,
                      section.where(number)
                          + " drops or truncates something. If that is meant, write --"
                          + " coodie:destructive above -- coodie:up"));
    }
  }

  private static String outOfOrder(Script script, StateRow later) {
    return script.source()
        + " is not applied, although the later "
        + later.version()
        + " is. Give it a later version, or allow it with outOfOrder(true)";
  }

  private void add(Kind kind, StateRow row, boolean blocking, String message) {
    problems.add(new MigrationProblem(kind, row.version(), Failures.sentence(message), blocking));
  }

  private void add(Kind kind, Script script, String message) {
    problems.add(new MigrationProblem(kind, script.version(), Failures.sentence(message), true));
  }

  private static String label(StateRow row) {
    return row.version() + " " + row.description();
  }

  private static String because(StateRow row) {
    return row.error().isEmpty() ? "" : ". It failed with: " + row.error();
  }
}
