package dev.coodie.migrations;

import dev.coodie.error.MigrationException;
import dev.coodie.migrations.MigrationRecord.Action;
import dev.coodie.migrations.MigrationRecord.Outcome;
import dev.coodie.schema.SchemaLock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Changes what is recorded without running anything. */
final class Bookkeeping {
  /** A row as it will be, and why. */
  private record Changed(StateRow.Change change, String note) {}

  private final Runs runs;

  Bookkeeping(Runs runs) {
    this.runs = runs;
  }

  List<MigrationInfo> baseline(String version) {
    if (toMark(runs.situation(), version).isEmpty()) {
      return List.of();
    }
    return runs.locked(lock -> baseline(lock, version));
  }

  private List<MigrationInfo> baseline(SchemaLock lock, String version) {
    Situation now = runs.situation();
    List<MigrationInfo> marked = new ArrayList<>();
    int place = now.nextPlace();
    for (Script script : toMark(now, version)) {
      Instant at = now();
      StateRow.Change change =
          now.row(script)
              .change()
              .script(script)
              .fromStart(script.statements(Direction.UP).size())
              .state(MigrationState.BASELINE)
              .place(place)
              .started(at, lock.holder().host(), Attempt.user())
              .finished(at, 0);
      marked.add(save(lock, now, change, Action.BASELINE, script.checksum(), ""));
      place++;
    }
    return marked;
  }

  private static List<Script> toMark(Situation now, String version) {
    now.known().get(version);
    List<Script> upTo =
        now.known().all().stream().filter(s -> s.version().compareTo(version) <= 0).toList();
    for (Script script : upTo) {
      StateRow row = now.row(script);
      if (row.isStarted() && !row.isApplied()) {
        throw new MigrationException(
            "coodie-929",
            script.version()
                + " is "
                + row.state()
                + ", so it cannot be part of a baseline. Finish it, or forget it with"
                + " Repair.forget(\""
                + script.version()
                + "\").");
      }
    }
    return upTo.stream().filter(script -> !now.row(script).isStarted()).toList();
  }

  List<MigrationInfo> repair(List<Repair> repairs) {
    if (changes(runs.situation(), repairs).isEmpty()) {
      return List.of();
    }
    return runs.locked(
        lock -> {
          Situation now = runs.situation();
          List<MigrationInfo> infos = new ArrayList<>();
          for (Changed changed : changes(now, repairs)) {
            infos.add(save(lock, now, changed.change(), Action.REPAIR, "", changed.note()));
          }
          return infos;
        });
  }

  /** All changes; fails before any is made if one does not fit. */
  private static List<Changed> changes(Situation now, List<Repair> repairs) {
    Map<String, StateRow> rows = new HashMap<>(now.rows());
    List<Changed> changes = new ArrayList<>();
    for (Repair repair : repairs) {
      for (StateRow row : concerned(new Situation(now.known(), rows), repair)) {
        Changed changed = change(new Situation(now.known(), rows), repair, row);
        changes.add(changed);
        rows.put(row.version(), changed.change().at(row.stamp()));
      }
    }
    return changes;
  }

  private static List<StateRow> concerned(Situation now, Repair repair) {
    if (repair.version().isEmpty()) {
      return now.rows().values().stream()
          .filter(row -> row.isStarted() && isChanged(now, row))
          .sorted((a, b) -> a.version().compareTo(b.version()))
          .toList();
    }
    String version = repair.version().get();
    StateRow row = now.rows().get(version);
    if (row == null || !row.isStarted()) {
      throw now.known().find(version).isEmpty() && row == null
          ? now.known().unknown(version)
          : misfit(version, "nothing is recorded about it: it is pending");
    }
    return List.of(row);
  }

  private static Changed change(Situation now, Repair repair, StateRow row) {
    return switch (repair.what()) {
      case ACCEPT -> accept(now, row);
      case FORGET -> forget(now, row);
      case STATEMENT_DONE -> decide(now, row, repair.statement(), true);
      case STATEMENT_RERUN -> decide(now, row, repair.statement(), false);
    };
  }

  private static Changed accept(Situation now, StateRow row) {
    if (!isChanged(now, row)) {
      throw misfit(row.version(), "it has not changed");
    }
    Script script = now.known().get(row.version());
    StateRow.Change change = row.change().script(script);
    if (row.isApplied()) {
      int size = script.statements(Direction.UP).size();
      int done = row.state() == MigrationState.DONE ? size : 0;
      change.total(size).done(done, Section.of(script, Direction.UP).prefix(done));
      return new Changed(change, "accepted as it is now");
    }
    Section section = Section.of(script, Verifier.direction(row));
    if (row.fixed() > section.size()) {
      throw misfit(
          row.version(),
          "statement "
              + row.fixed()
              + " of it was reached, but it has only "
              + section.size()
              + " now. Restore the statements, or forget it");
    }
    change.total(section.size());
    change.inFlight(row.inFlight(), row.before(), section.prefix(row.fixed()));
    return new Changed(change, "accepted as it is now");
  }

  private static Changed forget(Situation now, StateRow row) {
    if (row.isApplied() && now.known().find(row.version()).isPresent()) {
      throw misfit(row.version(), "it is applied. Undo it with down, or leave it");
    }
    StateRow.Change change =
        row.change().state(MigrationState.PENDING).place(0).fromStart(row.total()).error("");
    return new Changed(change, "forgotten; it was " + row.state());
  }

  private static Changed decide(Situation now, StateRow row, int statement, boolean done) {
    if (row.inFlight() == 0 || row.inFlight() != statement) {
      throw misfit(
          row.version(),
          "statement "
              + statement
              + " is not in question; "
              + (row.inFlight() == 0 ? "none is" : "statement " + row.inFlight() + " is"));
    }
    Section section = Section.of(now.known().get(row.version()), Verifier.direction(row));
    int reached = done ? statement : statement - 1;
    return new Changed(
        row.change().done(reached, section.prefix(reached)),
        "statement " + statement + (done ? " counts as done" : " is to be run again"));
  }

  private MigrationInfo save(
      SchemaLock lock,
      Situation now,
      StateRow.Change change,
      Action action,
      String checksum,
      String note) {
    StateRow row = runs.store().save(lock, change);
    runs.store()
        .save(
            new HistoryRow(
                row.version(),
                now(),
                UUID.randomUUID(),
                row.description(),
                action,
                Outcome.DONE,
                0,
                lock.holder().host(),
                Attempt.user(),
                checksum.isEmpty() ? row.checksum() : checksum,
                note));
    return now.info(row);
  }

  private static boolean isChanged(Situation now, StateRow row) {
    return now.known()
        .find(row.version())
        .filter(script -> Verifier.isChanged(row, script))
        .isPresent();
  }

  private static MigrationException misfit(String version, String why) {
    return new MigrationException(
        "coodie-930", "Nothing was repaired. " + version + " cannot be: " + why + ".");
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
