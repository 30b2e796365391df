package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfig;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.CoodieException;
import dev.coodie.error.InvalidQueryException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One batch on its way: its statements are prepared, then all are sent, then the page comes. */
final class BatchExecution extends Sending {
  private static final int MOST_TRIALS = 2;

  private final PreparedStatements statements;
  private final CqlBatch batch;
  private @Nullable PreparedBatch prepared;
  private int trials;

  BatchExecution(CqlSession session, PreparedStatements statements, CqlBatch batch, Room room) {
    super(session, room, batch.statements().stream().mapToLong(Room::bytes).sum());
    this.statements = statements;
    this.batch = batch;
  }

  void send() {
    prepare(batch.statements(), null);
  }

  /** {@code stale} are those prepared before, which may be of the past. */
  private void prepare(List<CqlStatement> wanted, @Nullable PreparedBatch stale) {
    new PreparedBatch(wanted, this::send, this::fail).prepare(statements, stale);
  }

  private void send(PreparedBatch ready) {
    try {
      List<CqlStatement> wanted = ready.fieldByField();
      if (wanted != null) {
        prepare(wanted, null);
      } else {
        send(ready, withTimeout(Binding.batch(batch, ready.bind())));
      }
    } catch (InvalidQueryException e) {
      refuse(ready, e);
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void send(PreparedBatch ready, BatchStatement request) {
    prepared = ready;
    if (trials > 0) {
      ready.startTrial();
    }
    try {
      if (!run(request)) {
        endTrial();
      }
    } catch (RuntimeException e) {
      endTrial();
      fail(e);
    }
  }

  /** What does not fit may fit the table of now. */
  private void refuse(PreparedBatch ready, InvalidQueryException refusal) {
    if (trials > 0 || !ready.hasPrepared()) {
      fail(refusal);
    } else {
      trials++;
      prepare(ready.statements(), ready);
    }
  }

  @Override
  boolean goesOn(@Nullable Throwable error) {
    endTrial();
    PreparedBatch used = prepared;
    if (error == null || used == null || !Repreparing.isForgotten(error)) {
      return false;
    }
    begin();
    if (trials < MOST_TRIALS) {
      trials++;
      prepare(used.statements(), used);
    } else {
      fail(Errors.forgotten(batch.text(), error));
    }
    return true;
  }

  private void endTrial() {
    PreparedBatch used = prepared;
    if (trials > 0 && used != null) {
      used.endTrial();
    }
  }

  /** The driver does not look at the timeout of a batch, only at that of its profile. */
  private BatchStatement withTimeout(BatchStatement request) {
    Duration timeout = batch.options().timeout();
    if (timeout == null) {
      return request;
    }
    String name = batch.options().profile();
    DriverConfig config = session.getContext().getConfig();
    DriverExecutionProfile profile =
        name == null ? config.getDefaultProfile() : config.getProfile(name);
    return request.setExecutionProfile(
        profile.withDuration(DefaultDriverOption.REQUEST_TIMEOUT, timeout));
  }

  @Override
  String text() {
    return batch.text();
  }

  @Override
  ResultPage page(AsyncResultSet result) {
    ColumnDefinitions definitions = result.getColumnDefinitions();
    return definitions.size() == 0
        ? SessionPage.written(result, true, trials)
        : SessionPage.of(result, Columns.of(definitions), true, trials);
  }

  @Override
  CoodieException translated(@Nullable Throwable error) {
    return Errors.translate(error, Attempt.of(batch, isUnsent()), session.isClosed());
  }

  /** An error of one of its statements, before all were prepared. */
  private void fail(@Nullable Throwable error, CqlStatement about) {
    if (!isDone()) {
      completeExceptionally(Errors.translate(error, Attempt.of(about, true), session.isClosed()));
    }
  }
}
