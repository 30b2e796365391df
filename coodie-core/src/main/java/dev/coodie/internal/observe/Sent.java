package dev.coodie.internal.observe;

import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.observe.OperationRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that is sent. */
final class Sent extends Attached implements OperationRequest {
  private final int number;
  private final int attempt;
  private final @Nullable Consistency consistency;
  private final @Nullable CqlStatement statement;
  private final @Nullable CqlBatch batch;
  private final long startedAt = System.nanoTime();

  Sent(int number, int attempt, CqlStatement statement, @Nullable Consistency usual) {
    this.number = number;
    this.attempt = attempt;
    this.statement = statement;
    this.batch = null;
    Consistency own = statement.options().consistency();
    this.consistency = own == null ? usual : own;
  }

  Sent(int number, int attempt, CqlBatch batch, @Nullable Consistency usual) {
    this.number = number;
    this.attempt = attempt;
    this.statement = null;
    this.batch = batch;
    Consistency own = batch.options().consistency();
    this.consistency = own == null ? usual : own;
  }

  /** How long it has been under way. */
  long nanos() {
    return System.nanoTime() - startedAt;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public boolean isNextPage() {
    return statement != null && statement.pagingState() != null;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public String cql() {
    return statement != null ? statement.text() : batch != null ? batch.text() : "";
  }

  @Override
  public int statements() {
    return batch == null ? 1 : batch.statements().size();
  }

  @Override
  public Optional<Consistency> consistency() {
    return Optional.ofNullable(consistency);
  }

  @Override
  public int pageSize() {
    return statement == null ? 0 : statement.pageSize();
  }

  @Override
  public boolean idempotent() {
    return statement != null ? statement.idempotent() : batch != null && batch.idempotent();
  }

  @Override
  public boolean conditional() {
    return statement != null ? statement.conditional() : batch != null && batch.conditional();
  }

  @Override
  public String toString() {
    return cql();
  }
}
