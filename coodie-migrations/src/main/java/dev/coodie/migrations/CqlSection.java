package dev.coodie.migrations;

import dev.coodie.Coodie;
import dev.coodie.cql.CqlToken;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.CoodieException;
import dev.coodie.error.MigrationException;
import dev.coodie.error.StatementException;
import dev.coodie.migrations.Statement.Recovery;
import dev.coodie.migrations.scan.RunningScan;
import dev.coodie.migrations.scan.TableCopy;

/** Runs what is left of a section of a file, statement by statement. */
final class CqlSection {
  private static final StatementOptions AT_QUORUM =
      StatementOptions.DEFAULT.withConsistency(Consistency.QUORUM);

  private final Coodie coodie;
  private final String keyspace;
  private final StateStore store;
  private final LiveSchema live;
  private final Section section;
  private final Progress progress;

  CqlSection(Coodie coodie, String keyspace, StateStore store, Section section, Progress progress) {
    this.coodie = coodie;
    this.keyspace = keyspace;
    this.store = store;
    this.live = new LiveSchema(coodie, keyspace);
    this.section = section;
    this.progress = progress;
  }

  void run() {
    for (int number = progress.row().done() + 1; number <= section.size(); number++) {
      Statement statement = section.statement(number);
      String version = section.script().version();
      progress.tell(
          new MigrationEvent.StatementStarted(
              version, number, section.size(), statement.in(keyspace)));
      boolean found = wasInterruptedAt(number) && isFound(statement);
      if (!found) {
        run(number, statement);
      }
      int done = number;
      progress.save(row -> row.done(done, section.prefix(done)));
      progress.sent();
      progress.tell(new MigrationEvent.StatementDone(version, number, section.size(), found));
    }
  }

  private void run(int number, Statement statement) {
    boolean resumed = wasInterruptedAt(number);
    boolean compared = statement.recovery() == Recovery.COMPARE;
    String before = compared ? live.fingerprint(statement) : "";
    progress.save(row -> row.inFlight(number, before, section.prefix(number)));
    progress.sending();
    try {
      send(statement, resumed);
    } catch (CoodieException e) {
      boolean notRun = Failures.isNotRun(e);
      if (notRun && isRunAfterAll(statement, compared, before)) {
        return;
      }
      if (notRun) {
        progress.refused();
      }
      throw failed(number, e);
    }
  }

  /**
   * A driver that sends a statement again when a connection is lost gets a refusal for what the
   * first one did.
   */
  private boolean isRunAfterAll(Statement statement, boolean compared, String before) {
    return compared && !live.fingerprint(statement).equals(before);
  }

  private void send(Statement statement, boolean resumed) {
    switch (statement.kind()) {
      case SCHEMA, ACCESS -> change(statement);
      case COPY -> copy(statement, resumed);
      case DATA, USE -> {
        CqlStatement data =
            CqlStatement.of(statement.in(keyspace)).withIdempotent(false).withOptions(AT_QUORUM);
        coodie.execute(statement.has(t -> t.is("IF")) ? data.asConditional() : data);
      }
    }
  }

  /** Looks for a column itself where the server cannot parse that it should. */
  private void change(Statement statement) {
    try {
      coodie.schema().keyspace(keyspace).run(statement.in(keyspace));
    } catch (StatementException e) {
      ColumnGuard guard = ColumnGuard.of(statement).filter(g -> isUnparsed(e)).orElseThrow(() -> e);
      if (live.needs(guard)) {
        coodie.schema().keyspace(keyspace).run(guard.plain().in(keyspace));
      }
    }
  }

  private static boolean isUnparsed(StatementException e) {
    return e.id().equals("coodie-507");
  }

  /**
   * Without checkpoints, whose table would have to be made under a lock that is held already: a
   * copy that was interrupted starts again, which is harmless, and finds rows in its target.
   */
  private void copy(Statement statement, boolean resumed) {
    String from = statement.tokens().get(1).name();
    String to = statement.tokens().get(2).name();
    TableCopy copy = TableCopy.of(coodie, keyspace, from, to).without(leftOut(statement));
    start(resumed ? copy.targetInUse() : copy).await();
  }

  /** The names after {@code without}, which commas are between. */
  private static String[] leftOut(Statement copy) {
    return copy.tokens().stream()
        .skip(4)
        .filter(token -> !token.is(','))
        .map(CqlToken::name)
        .toArray(String[]::new);
  }

  /** What fails before the first row is copied has had no effect. */
  private RunningScan start(TableCopy copy) {
    try {
      return copy.start();
    } catch (CoodieException e) {
      progress.refused();
      throw e;
    }
  }

  private boolean wasInterruptedAt(int number) {
    return progress.row().inFlight() == number;
  }

  /** Whether the schema shows that an interrupted run did run the statement. */
  private boolean isFound(Statement statement) {
    if (statement.recovery() != Recovery.COMPARE) {
      return false;
    }
    store.agree();
    return !live.fingerprint(statement).equals(progress.row().before());
  }

  private MigrationException failed(int number, CoodieException e) {
    String next =
        progress.isInDoubt()
            ? " It may have been run; the next run finds out, or asks."
            : " It was not run; the next run starts with it.";
    return new MigrationException(
        "coodie-922",
        section.where(number)
            + ": statement "
            + number
            + " of "
            + section.size()
            + " of "
            + section.script().version()
            + " failed: "
            + Failures.sentence(Failures.text(e))
            + next
            + (number > 1 ? " The statements before it are done and stay so." : ""),
        e);
  }
}
