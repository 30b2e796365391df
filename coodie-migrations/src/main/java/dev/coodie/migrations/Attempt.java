package dev.coodie.migrations;

import dev.coodie.Coodie;
import dev.coodie.migrations.MigrationRecord.Action;
import dev.coodie.migrations.MigrationRecord.Outcome;
import dev.coodie.migrations.Script.CqlScript;
import dev.coodie.migrations.Script.JavaScript;
import dev.coodie.schema.SchemaLock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** One run of one migration: records its start, runs what is left of it, records its end. */
final class Attempt {
  private final MigratorSettings settings;
  private final StateStore store;
  private final SchemaLock lock;
  private final Section section;
  private final Progress progress;
  private final long start = System.nanoTime();

  Attempt(
      MigratorSettings settings, StateStore store, SchemaLock lock, Section section, StateRow row) {
    this.settings = settings;
    this.store = store;
    this.lock = lock;
    this.section = section;
    this.progress = new Progress(store, lock, settings.listener(), row);
  }

  /** {@code place} is that of a migration that is not resumed. */
  MigrationRun.Ran run(int place) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    begin(place, now);
    long before = progress.row().millis();
    HistoryRow history = history(now);
    try {
      store.save(history);
      progress.tell(
          new MigrationEvent.Started(
              section.script().version(),
              section.script().description(),
              progress.row().done(),
              section.size()));
      work();
      end(before + millis());
    } catch (RuntimeException | Error e) {
      fail(history, before + millis(), e);
      throw e;
    }
    store.save(history.ended(Outcome.DONE, millis(), ""));
    Duration took = Duration.ofMillis(millis());
    progress.tell(new MigrationEvent.Finished(section.script().version(), took));
    return new MigrationRun.Ran(
        section.script().version(), section.script().description(), progress.ran(), took);
  }

  private void begin(int place, Instant now) {
    Script script = section.script();
    boolean up = section.direction() == Direction.UP;
    StateRow row = progress.row();
    boolean resumed = up ? row.isStarted() : row.state() == MigrationState.UNDOING;
    progress.save(
        change -> {
          StateRow.Change begun =
              resumed ? change.total(section.size()) : change.fromStart(section.size());
          if (up) {
            begun.script(script).state(MigrationState.RUNNING);
          } else {
            begun.state(MigrationState.UNDOING);
          }
          return (resumed || !up ? begun : begun.place(place))
              .started(now, lock.holder().host(), user());
        });
  }

  private void work() {
    Coodie coodie = Fenced.over(settings.coodie(), lock);
    Direction direction = section.direction();
    // An if, since patterns in a switch need Java 21.
    if (section.script() instanceof JavaScript script) {
      boolean destructive =
          direction == Direction.UP ? script.mayDestroy() : settings.allowDestructive();
      new JavaSection(coodie, settings.keyspace(), script, direction, destructive, progress).run();
    } else if (section.script() instanceof CqlScript) {
      new CqlSection(coodie, settings.keyspace(), store, section, progress).run();
    }
  }

  private void end(long took) {
    Instant now = Instant.now();
    if (section.direction() == Direction.UP) {
      progress.save(row -> row.state(MigrationState.DONE).finished(now, took));
    } else {
      int size = section.script().statements(Direction.UP).size();
      progress.save(
          row -> row.state(MigrationState.PENDING).place(0).fromStart(size).finished(now, took));
    }
  }

  /** Records the failure, unless the lock is lost and the row may be another process's by now. */
  private void fail(HistoryRow history, long took, Throwable error) {
    String text = Failures.text(error);
    try {
      store.save(history.ended(Outcome.FAILED, millis(), text));
      progress.save(row -> failed(row, progress.row()).finished(Instant.now(), took).error(text));
    } catch (RuntimeException e) {
      error.addSuppressed(e);
    }
  }

  private StateRow.Change failed(StateRow.Change change, StateRow row) {
    boolean certain = !progress.isInDoubt();
    StateRow.Change known = certain ? change.done(row.done(), section.prefix(row.done())) : change;
    if (section.direction() == Direction.UP) {
      return known.state(MigrationState.FAILED);
    }
    if (!certain || row.done() > 0) {
      return known.state(MigrationState.UNDOING);
    }
    Section up = Section.of(section.script(), Direction.UP);
    return known
        .state(MigrationState.DONE)
        .fromStart(up.size())
        .done(up.size(), up.prefix(up.size()));
  }

  private HistoryRow history(Instant now) {
    Script script = section.script();
    return new HistoryRow(
        script.version(),
        now,
        UUID.randomUUID(),
        script.description(),
        section.direction() == Direction.UP ? Action.UP : Action.DOWN,
        Outcome.UNFINISHED,
        0,
        lock.holder().host(),
        user(),
        script.checksum(),
        "");
  }

  private long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  static String user() {
    return System.getProperty("user.name", "");
  }
}
