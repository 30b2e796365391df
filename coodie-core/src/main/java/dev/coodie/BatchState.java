package dev.coodie;

import dev.coodie.driver.BatchKind;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.StatementOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What {@link Batch} and {@link ConditionalBatch} have in common: statements and options. */
record BatchState(
    BatchKind kind, boolean conditional, List<CqlStatement> statements, Settings settings) {
  BatchState {
    statements = List.copyOf(statements);
  }

  BatchState(BatchKind kind, boolean conditional, Collection<CqlStatement> statements) {
    this(kind, conditional, List.copyOf(statements), Settings.NONE);
  }

  BatchState and(List<CqlStatement> more) {
    List<CqlStatement> all = new ArrayList<>(statements);
    all.addAll(more);
    return new BatchState(kind, conditional, all, settings);
  }

  BatchState with(Settings changed) {
    return new BatchState(kind, conditional, statements, changed);
  }

  /** What is sent, without a check: with the options that it or one of its statements has. */
  CqlBatch unchecked() {
    StatementOptions options = settings.options();
    for (CqlStatement statement : statements) {
      options = options.orElse(statement.options());
    }
    return new CqlBatch(kind, statements, options, settings.timestamp());
  }

  /** What is sent, when no rule is broken. */
  CqlBatch checked(CoodieConfig config) {
    CqlBatch batch = unchecked();
    BatchRules.check(batch, conditional);
    BatchSize.of(batch.statements()).check(batch, config);
    return batch;
  }
}
