package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfig;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.CoodieException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One batch on its way: its statements are prepared, then all are sent, then the page comes. */
final class BatchExecution extends Sending {
  private final CqlBatch batch;
  // Each place is written once, before the count of it; whoever counts the last one reads them.
  private final @Nullable BatchableStatement<?>[] bound;
  private final AtomicInteger missing;

  BatchExecution(CqlSession session, CqlBatch batch, Room room) {
    super(session, room, batch.statements().stream().mapToLong(Room::bytes).sum());
    this.batch = batch;
    this.bound = new BatchableStatement<?>[batch.statements().size()];
    this.missing = new AtomicInteger(bound.length);
  }

  void send(PreparedStatements prepared) {
    List<CqlStatement> statements = batch.statements();
    for (int i = 0; i < statements.size() && !isDone(); i++) {
      CqlStatement statement = statements.get(i);
      int place = i;
      if (StatementTexts.isWorthPreparing(statement)) {
        prepared
            .of(statement.text())
            .whenReady((ready, error) -> accept(place, statement, ready, error));
      } else {
        accept(place, Binding.unprepared(statement));
      }
    }
  }

  private void accept(
      int place, CqlStatement statement, @Nullable Prepared ready, @Nullable Throwable error) {
    if (ready == null) {
      fail(error, statement);
    } else if (statement.size() != ready.markers()) {
      completeExceptionally(Execution.wrongCount(statement, ready.markers()));
    } else {
      try {
        accept(place, Binding.bind(statement, ready.statement()));
      } catch (RuntimeException e) {
        fail(e, statement);
      }
    }
  }

  private void accept(int place, BatchableStatement<?> statement) {
    bound[place] = statement;
    if (missing.decrementAndGet() == 0) {
      send();
    }
  }

  @SuppressWarnings("NullAway") // every place is filled once none is missing
  private void send() {
    try {
      run(withTimeout(Binding.batch(batch, Arrays.asList(bound))));
    } catch (RuntimeException e) {
      fail(e);
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
        ? ResultPage.empty()
        : new SessionPage(result, Columns.of(definitions));
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
