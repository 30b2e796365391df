package dev.coodie.internal.batch;

import dev.coodie.batch.Batch;
import dev.coodie.batch.ConditionalBatch;
import dev.coodie.driver.BatchKind;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.StatementOptions;
import dev.coodie.internal.table.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What {@link Batch} and {@link ConditionalBatch} have in common: statements and options. */
public record BatchState(
    BatchKind kind, boolean conditional, List<CqlStatement> statements, Settings settings) {
  public BatchState {
    statements = List.copyOf(statements);
  }

  public BatchState(BatchKind kind, boolean conditional, Collection<CqlStatement> statements) {
    this(kind, conditional, List.copyOf(statements), Settings.NONE);
  }

  public BatchState and(List<CqlStatement> more) {
    List<CqlStatement> all = new ArrayList<>(statements);
    all.addAll(more);
    return new BatchState(kind, conditional, all, settings);
  }

  public BatchState with(Settings changed) {
    return new BatchState(kind, conditional, statements, changed);
  }

  /** What is sent: with the options that it or one of its statements has. */
  public CqlBatch unchecked() {
    StatementOptions options = settings.options();
    for (CqlStatement statement : statements) {
      options = options.orElse(statement.options());
    }
    return new CqlBatch(kind, statements, options, settings.timestamp());
  }
}
