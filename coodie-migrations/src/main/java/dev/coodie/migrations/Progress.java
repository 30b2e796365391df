package dev.coodie.migrations;

import dev.coodie.schema.SchemaLock;
import java.util.function.UnaryOperator;

/** The recorded row of a migration that is being run. For the thread that runs it. */
final class Progress {
  private final StateStore store;
  private final SchemaLock lock;
  private final MigrationListener listener;
  private StateRow row;
  private boolean inDoubt;
  private int ran;

  Progress(StateStore store, SchemaLock lock, MigrationListener listener, StateRow row) {
    this.store = store;
    this.lock = lock;
    this.listener = listener;
    this.row = row;
  }

  StateRow row() {
    return row;
  }

  /** Fails if the lock is not held any more. */
  void checkLock() {
    lock.check();
  }

  void save(UnaryOperator<StateRow.Change> change) {
    row = store.save(lock, change.apply(row.change()));
  }

  void tell(MigrationEvent event) {
    listener.on(event);
  }

  /** From now on a failure leaves open whether the statement in flight was run. */
  void sending() {
    inDoubt = true;
  }

  /** It was run, and that is recorded. */
  void sent() {
    inDoubt = false;
    ran++;
  }

  /** It was certainly not run. */
  void refused() {
    inDoubt = false;
  }

  boolean isInDoubt() {
    return inDoubt;
  }

  /** How many statements or steps this run did. */
  int ran() {
    return ran;
  }
}
