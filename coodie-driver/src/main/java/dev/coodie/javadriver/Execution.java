package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfig;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import dev.coodie.driver.BatchKind;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.CoodieException;
import dev.coodie.error.InvalidQueryException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One statement on its way. */
final class Execution extends Sending {
  private static final int MOST_TRIALS = 2;

  private final PreparedStatements statements;
  private final CqlStatement statement;
  private @Nullable Prepared prepared;
  private int trials;

  Execution(CqlSession session, PreparedStatements statements, CqlStatement statement, Room room) {
    super(session, room, Room.bytes(statement));
    this.statements = statements;
    this.statement = statement;
  }

  void send() {
    send(statements.of(statement.text()));
  }

  void sendUnprepared() {
    if (statement.size() == 0) {
      sendUnprepared(null);
      return;
    }
    statements
        .of(statement.text())
        .whenReady(
            (ready, error) -> {
              if (ready == null) {
                fail(error);
              } else {
                sendUnprepared(ready.markers());
              }
            });
  }

  private void send(Preparation preparation) {
    Prepared ready = preparation.ready();
    if (ready != null) {
      send(ready);
    } else {
      preparation.whenReady(
          (late, error) -> {
            if (late != null) {
              send(late);
            } else {
              fail(error);
            }
          });
    }
  }

  private void sendUnprepared(@Nullable Markers markers) {
    if (markers != null && statement.size() != markers.size()) {
      fail(wrongCount(statement, markers.size()));
      return;
    }
    try {
      run(Binding.unprepared(statement, markers));
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void send(Prepared ready) {
    Markers markers = ready.markers();
    if (statement.size() != markers.size()) {
      fail(wrongCount(statement, markers.size()));
      return;
    }
    try {
      BoundTypes types = markers.fitting(statement);
      List<CqlStatement> fields = types.fieldByField(statement);
      if (fields != null) {
        sendInstead(fields);
      } else {
        send(ready, unpaged(routed(Binding.bind(statement, ready.statement(), types))));
      }
    } catch (InvalidQueryException e) {
      refuse(ready, e);
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void send(Prepared ready, BoundStatement bound) {
    prepared = ready;
    if (trials > 0) {
      ready.startTrial();
    }
    try {
      if (!run(bound)) {
        endTrial();
      }
    } catch (RuntimeException e) {
      endTrial();
      fail(e);
    }
  }

  /** What does not fit may fit the table of now. */
  private void refuse(Prepared ready, InvalidQueryException refusal) {
    if (trials > 0) {
      fail(refusal);
    } else {
      sendAnew(ready);
    }
  }

  @Override
  boolean goesOn(@Nullable Throwable error) {
    endTrial();
    Prepared used = prepared;
    if (error == null || used == null || !Repreparing.isForgotten(error)) {
      return false;
    }
    begin();
    if (trials < MOST_TRIALS) {
      sendAnew(used);
    } else {
      fail(Errors.forgotten(statement.text(), error));
    }
    return true;
  }

  private void endTrial() {
    Prepared used = prepared;
    if (trials > 0 && used != null) {
      used.endTrial();
    }
  }

  /** The types are compared again. */
  private void sendAnew(Prepared stale) {
    trials++;
    send(statements.anew(statement.text(), stale));
  }

  private void sendInstead(List<CqlStatement> fields) {
    CompletionStage<ResultPage> instead;
    if (fields.size() == 1) {
      CqlStatement one = fields.get(0).withOptions(statement.options());
      Execution execution = new Execution(session, statements, one, Room.unlimited());
      execution.send();
      instead = execution;
    } else {
      CqlBatch batch = new CqlBatch(BatchKind.UNLOGGED, fields, statement.options(), null);
      BatchExecution execution = new BatchExecution(session, statements, batch, Room.unlimited());
      execution.send();
      instead = execution;
    }
    instead.whenComplete(
        (page, error) -> {
          if (page == null) {
            fail(error);
          } else {
            complete(page);
          }
        });
  }

  /** By token, where the statement has one; its keyspace is that of its markers. */
  private BoundStatement routed(BoundStatement bound) {
    Long token = statement.routingToken();
    if (token == null) {
      return bound;
    }
    return session
        .getMetadata()
        .getTokenMap()
        .map(map -> bound.setRoutingToken(map.parse(Long.toString(token))))
        .orElse(bound);
  }

  /** The driver takes no page size of 0 from a statement, only from its profile. */
  private BoundStatement unpaged(BoundStatement bound) {
    if (statement.pageSize() != CqlStatement.UNPAGED) {
      return bound;
    }
    String name = statement.options().profile();
    DriverConfig config = session.getContext().getConfig();
    DriverExecutionProfile profile =
        name == null ? config.getDefaultProfile() : config.getProfile(name);
    return bound.setExecutionProfile(profile.withInt(DefaultDriverOption.REQUEST_PAGE_SIZE, 0));
  }

  @Override
  String text() {
    return statement.text();
  }

  @Override
  ResultPage page(AsyncResultSet result) {
    ColumnDefinitions definitions = result.getColumnDefinitions();
    if (definitions.size() == 0) {
      return SessionPage.written(result, statement.size() > 0, trials);
    }
    Prepared source = prepared;
    return SessionPage.of(
        result,
        source == null ? Columns.of(definitions) : source.columns(definitions),
        statement.size() > 0,
        trials);
  }

  @Override
  CoodieException translated(@Nullable Throwable error) {
    return Errors.translate(error, Attempt.of(statement, isUnsent()), session.isClosed());
  }

  static InvalidQueryException wrongCount(CqlStatement statement, int markers) {
    return new InvalidQueryException(
        "coodie-514",
        "The statement has "
            + markers
            + " bind markers, but "
            + statement.size()
            + " values are given. Give one value per marker. Statement: "
            + statement.text());
  }
}
