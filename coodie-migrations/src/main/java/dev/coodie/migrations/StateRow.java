package dev.coodie.migrations;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded about one migration.
 *
 * @param place among the applied ones, from 1 in the order of application; 0 if it is not applied
 * @param checksum of the up section
 * @param done how many statements or steps are done, of the down section while it is being undone
 * @param total how many statements the section has; 0 in Java
 * @param inFlight the number of the statement that was about to run; 0 if none was
 * @param before what the schema was before that statement, if that matters
 * @param doneChecksum of the statements that are done or in flight
 * @param steps the names of the steps that are done, in Java
 * @param millis how long it ran, in all runs together
 * @param stamp when this was written, in microseconds: later than what it replaces, even if the
 *     clock of the host that wrote that was ahead
 */
@Document(table = StateRow.TABLE)
record StateRow(
    @PartitionKey String version,
    String description,
    MigrationKind kind,
    MigrationState state,
    int place,
    String checksum,
    int done,
    int total,
    int inFlight,
    String before,
    String doneChecksum,
    List<String> steps,
    @Nullable Instant started,
    @Nullable Instant finished,
    long millis,
    String host,
    String user,
    String error,
    long stamp) {
  static final String TABLE = "coodie_migrations";

  /** A migration of which nothing is recorded. */
  static StateRow of(Script script) {
    return new StateRow(
        script.version(),
        script.description(),
        script.kind(),
        MigrationState.PENDING,
        0,
        script.checksum(),
        0,
        script.statements(Direction.UP).size(),
        0,
        "",
        "",
        List.of(),
        null,
        null,
        0,
        "",
        "",
        "",
        0);
  }

  /** Whether it is applied, or partly so. */
  boolean isStarted() {
    return state != MigrationState.PENDING;
  }

  boolean isApplied() {
    return state == MigrationState.DONE || state == MigrationState.BASELINE;
  }

  /** How many statements must be the same in the file as they were. */
  int fixed() {
    return Math.max(done, inFlight);
  }

  Optional<Instant> startedAt() {
    return Optional.ofNullable(started);
  }

  Change change() {
    return new Change(this);
  }

  /** Collects what becomes of a row. */
  static final class Change {
    private final StateRow row;
    private String description;
    private MigrationKind kind;
    private MigrationState state;
    private int place;
    private String checksum;
    private int done;
    private int total;
    private int inFlight;
    private String before;
    private String doneChecksum;
    private List<String> steps;
    private @Nullable Instant started;
    private @Nullable Instant finished;
    private long millis;
    private String host;
    private String user;
    private String error;

    private Change(StateRow row) {
      this.row = row;
      this.description = row.description;
      this.kind = row.kind;
      this.state = row.state;
      this.place = row.place;
      this.checksum = row.checksum;
      this.done = row.done;
      this.total = row.total;
      this.inFlight = row.inFlight;
      this.before = row.before;
      this.doneChecksum = row.doneChecksum;
      this.steps = row.steps;
      this.started = row.started;
      this.finished = row.finished;
      this.millis = row.millis;
      this.host = row.host;
      this.user = row.user;
      this.error = row.error;
    }

    Change script(Script script) {
      description = script.description();
      kind = script.kind();
      checksum = script.checksum();
      return this;
    }

    Change state(MigrationState value) {
      state = value;
      return this;
    }

    Change place(int value) {
      place = value;
      return this;
    }

    /** Nothing is done of a section with {@code count} statements. */
    Change fromStart(int count) {
      total = count;
      steps = List.of();
      millis = 0;
      return done(0, "");
    }

    /** The first {@code count} statements are done, and none is about to run. */
    Change done(int count, String prefix) {
      done = count;
      inFlight = 0;
      before = "";
      doneChecksum = prefix;
      return this;
    }

    Change inFlight(int number, String schema, String prefix) {
      inFlight = number;
      before = schema;
      doneChecksum = prefix;
      return this;
    }

    Change total(int count) {
      total = count;
      return this;
    }

    Change step(String name) {
      List<String> all = new ArrayList<>(steps);
      all.add(name);
      steps = List.copyOf(all);
      done = steps.size();
      return this;
    }

    Change started(Instant at, String byHost, String byUser) {
      started = at;
      finished = null;
      host = byHost;
      user = byUser;
      error = "";
      return this;
    }

    Change finished(Instant at, long took) {
      finished = at;
      millis = took;
      return this;
    }

    Change error(String message) {
      error = message;
      return this;
    }

    StateRow at(long micros) {
      return new StateRow(
          row.version,
          description,
          kind,
          state,
          place,
          checksum,
          done,
          total,
          inFlight,
          before,
          doneChecksum,
          steps,
          started,
          finished,
          millis,
          host,
          user,
          error,
          Math.max(micros, row.stamp + 1));
    }
  }
}
