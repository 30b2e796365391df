package dev.coodie.batch;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.batch.BatchState;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.table.Settings;
import java.time.Duration;
import java.util.List;

/**
 * Writes of one partition that are made together under conditions (LWT), run by {@link
 * dev.coodie.Coodie#execute(ConditionalBatch)}. Paxos chooses the write time. An immutable value,
 * thread-safe.
 */
@CheckReturnValue
public final class ConditionalBatch {
  private final BatchState state;

  ConditionalBatch(BatchState state) {
    this.state = state;
  }

  /** The same with more statements at its end. */
  public ConditionalBatch and(CqlStatement... more) {
    return new ConditionalBatch(state.and(Arguments.all("a statement", more)));
  }

  /** How many replicas must answer. */
  public ConditionalBatch consistency(Consistency level) {
    return with(state.settings().withConsistency(level));
  }

  /** SERIAL or LOCAL_SERIAL for the Paxos part. */
  public ConditionalBatch serialConsistency(Consistency level) {
    return with(state.settings().withSerialConsistency(level));
  }

  /** How long to wait for the answer, more than zero. */
  public ConditionalBatch timeout(Duration timeout) {
    return with(state.settings().withTimeout(timeout));
  }

  /** The name of an execution profile of the driver. */
  public ConditionalBatch profile(String name) {
    return with(state.settings().withProfile(name));
  }

  /** What it consists of, in order. */
  public List<CqlStatement> statements() {
    return state.statements();
  }

  /** The number of statements and the text of the first; no values. */
  @Override
  public String toString() {
    return cql().text();
  }

  /** The batch as it is sent. The rules of batches are checked when it is run, not here. */
  public CqlBatch cql() {
    return state.unchecked();
  }

  private ConditionalBatch with(Settings changed) {
    return new ConditionalBatch(state.with(changed));
  }
}
