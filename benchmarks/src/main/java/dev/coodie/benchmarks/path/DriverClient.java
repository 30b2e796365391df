package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.coodie.benchmarks.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The driver alone; the mapping tells whether at its limit or as its manual shows it. */
final class DriverClient implements Client {
  private final CqlSession session;
  private final RowMapping mapping;
  private final PreparedStatement insert;
  private final PreparedStatement insertTtl;
  private final PreparedStatement insertAt;
  private final PreparedStatement insertIfNotExists;
  private final PreparedStatement update;
  private final PreparedStatement get;
  private final PreparedStatement find;
  private final PreparedStatement findIn;
  private final PreparedStatement partition;
  private final PreparedStatement nearest;
  private final PreparedStatement pets;

  DriverClient(CqlSession session, RowMapping mapping) {
    this.session = session;
    this.mapping = mapping;
    this.insert = session.prepare(Cql.INSERT);
    this.insertTtl = session.prepare(Cql.INSERT_TTL);
    this.insertAt = session.prepare(Cql.INSERT_AT);
    this.insertIfNotExists = session.prepare(Cql.INSERT_IF_NOT_EXISTS);
    this.update = session.prepare(Cql.UPDATE);
    this.get = session.prepare(Cql.GET);
    this.find = session.prepare(Cql.FIND);
    this.findIn = session.prepare(Cql.FIND_IN);
    this.partition = session.prepare(Cql.PARTITION);
    this.nearest = session.prepare(Cql.NEAREST);
    this.pets = session.prepare(Cql.PETS);
  }

  @Override
  public CompletionStage<?> insert(Reading reading) {
    return session.executeAsync(bound(reading));
  }

  @Override
  public CompletionStage<?> insertWithTtl(Reading reading, int seconds) {
    BoundStatementBuilder bound = insertTtl.boundStatementBuilder();
    mapping.bind(bound, reading);
    mapping.bind(bound, 10, seconds);
    return session.executeAsync(bound.build());
  }

  @Override
  public CompletionStage<?> insertAt(Reading reading, long micros) {
    BoundStatementBuilder bound = insertAt.boundStatementBuilder();
    mapping.bind(bound, reading);
    mapping.bind(bound, 10, micros);
    return session.executeAsync(bound.build());
  }

  @Override
  public CompletionStage<?> update(String sensor, UUID event, String place) {
    BoundStatementBuilder bound = update.boundStatementBuilder();
    mapping.bind(bound, 0, place);
    mapping.bind(bound, 1, sensor);
    mapping.bind(bound, 2, event);
    return session.executeAsync(bound.build());
  }

  @Override
  public CompletionStage<Boolean> insertIfNotExists(Reading reading) {
    BoundStatementBuilder bound = insertIfNotExists.boundStatementBuilder();
    mapping.bind(bound, reading);
    return session.executeAsync(bound.build()).thenApply(mapping::applied);
  }

  @Override
  public CompletionStage<Reading> get(String sensor, UUID event) {
    BoundStatementBuilder bound = get.boundStatementBuilder();
    mapping.bind(bound, 0, sensor);
    mapping.bind(bound, 1, event);
    return session
        .executeAsync(bound.build())
        .thenApply(page -> mapping.reading(page.currentPage().iterator().next()));
  }

  @Override
  public CompletionStage<List<Reading>> find(String sensor, int limit) {
    BoundStatementBuilder bound = find.boundStatementBuilder();
    mapping.bind(bound, 0, sensor);
    mapping.bind(bound, 1, limit);
    return all(bound.build(), mapping::reading);
  }

  @Override
  public CompletionStage<List<Reading>> find(String sensor, List<UUID> events) {
    BoundStatementBuilder bound = findIn.boundStatementBuilder();
    mapping.bind(bound, 0, sensor);
    mapping.bind(bound, 1, events);
    return all(bound.build(), mapping::reading);
  }

  @Override
  public CompletionStage<List<Reading>> partition(String sensor) {
    return all(ofPartition(sensor).build(), mapping::reading);
  }

  @Override
  public CompletionStage<Portion> page(String sensor, int rows, @Nullable String token) {
    BoundStatement first = ofPartition(sensor).setPageSize(rows).build();
    return session
        .executeAsync(token == null ? first : mapping.from(first, token))
        .thenApply(page -> new Portion(items(page, mapping::reading), mapping.token(page)));
  }

  @Override
  public CompletionStage<?> batch(List<Reading> readings) {
    BatchStatementBuilder batch = BatchStatement.builder(BatchType.UNLOGGED);
    for (Reading reading : readings) {
      batch.addStatement(bound(reading));
    }
    return session.executeAsync(batch.build());
  }

  @Override
  public CompletionStage<List<Passage>> nearest(float[] vector, int limit) {
    BoundStatementBuilder bound = nearest.boundStatementBuilder();
    mapping.bind(bound, 0, vector);
    mapping.bind(bound, 1, limit);
    return all(bound.build(), mapping::passage);
  }

  @Override
  public CompletionStage<List<Pet>> pets(String owner) {
    BoundStatementBuilder bound = pets.boundStatementBuilder();
    mapping.bind(bound, 0, owner);
    return all(bound.build(), mapping::pet);
  }

  private BoundStatement bound(Reading reading) {
    BoundStatementBuilder bound = insert.boundStatementBuilder();
    mapping.bind(bound, reading);
    return bound.build();
  }

  private BoundStatementBuilder ofPartition(String sensor) {
    BoundStatementBuilder bound = partition.boundStatementBuilder();
    mapping.bind(bound, 0, sensor);
    return bound;
  }

  private <T> CompletionStage<List<T>> all(BoundStatement statement, Function<Row, T> read) {
    return session
        .executeAsync(statement)
        .thenCompose(page -> andFollowing(page, items(page, read), read));
  }

  private static <T> CompletionStage<List<T>> andFollowing(
      AsyncResultSet page, List<T> items, Function<Row, T> read) {
    if (!page.hasMorePages()) {
      return CompletableFuture.completedFuture(items);
    }
    return page.fetchNextPage()
        .thenCompose(
            next -> {
              items.addAll(items(next, read));
              return andFollowing(next, items, read);
            });
  }

  private static <T> List<T> items(AsyncResultSet page, Function<Row, T> read) {
    List<T> items = new ArrayList<>(page.remaining());
    for (Row row : page.currentPage()) {
      items.add(read.apply(row));
    }
    return items;
  }
}
