package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfig;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.CoodieException;
import dev.coodie.error.InvalidQueryException;
import org.jspecify.annotations.Nullable;

/** One statement on its way. */
final class Execution extends Sending {
  private static final ResultPage EMPTY = ResultPage.empty();

  private final CqlStatement statement;
  private @Nullable Prepared prepared;

  Execution(CqlSession session, CqlStatement statement, Room room) {
    super(session, room, Room.bytes(statement));
    this.statement = statement;
  }

  void send(Preparation preparation) {
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

  void sendUnprepared() {
    try {
      run(Binding.unprepared(statement));
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void send(Prepared ready) {
    if (statement.size() != ready.markers()) {
      fail(wrongCount(statement, ready.markers()));
      return;
    }
    prepared = ready;
    try {
      run(unpaged(routed(Binding.bind(statement, ready.statement()))));
    } catch (RuntimeException e) {
      fail(e);
    }
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
      return EMPTY;
    }
    Prepared source = prepared;
    return new SessionPage(
        result, source == null ? Columns.of(definitions) : source.columns(definitions));
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
