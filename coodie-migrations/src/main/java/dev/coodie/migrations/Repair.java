package dev.coodie.migrations;

import java.util.Optional;

/** One change to what is recorded about a migration. It never runs a statement of one. */
public final class Repair {
  enum What {
    ACCEPT,
    FORGET,
    STATEMENT_DONE,
    STATEMENT_RERUN
  }

  private final What what;
  private final Optional<String> version;
  private final int statement;

  private Repair(What what, Optional<String> version, int statement) {
    this.what = what;
    this.version = version;
    this.statement = statement;
  }

  /** Accepts every applied migration that has changed since, as it is now. */
  public static Repair acceptChanged() {
    return new Repair(What.ACCEPT, Optional.empty(), 0);
  }

  /** Accepts one applied migration that has changed since, as it is now. */
  public static Repair acceptChanged(String version) {
    return new Repair(What.ACCEPT, Optional.of(version), 0);
  }

  /**
   * Forgets what is recorded about a migration: that it failed, was interrupted, is half undone, or
   * is applied and not known any more. It is then pending, from its first statement, if it is among
   * the sources.
   */
  public static Repair forget(String version) {
    return new Repair(What.FORGET, Optional.of(version), 0);
  }

  /**
   * Says that the statement at which a run was interrupted has been run; the next run goes on after
   * it.
   *
   * @param statement its number, from 1
   */
  public static Repair done(String version, int statement) {
    return new Repair(What.STATEMENT_DONE, Optional.of(version), statement);
  }

  /**
   * Says that the statement at which a run was interrupted has not been run, or may run twice; the
   * next run starts with it.
   *
   * @param statement its number, from 1
   */
  public static Repair rerun(String version, int statement) {
    return new Repair(What.STATEMENT_RERUN, Optional.of(version), statement);
  }

  What what() {
    return what;
  }

  Optional<String> version() {
    return version;
  }

  int statement() {
    return statement;
  }
}
