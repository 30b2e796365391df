package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.MappedAsyncPagingIterable;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.PagingState;
import dev.coodie.benchmarks.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The driver's mapper, through the asynchronous methods of its DAO. */
final class MapperClient implements Client {
  private final CqlSession session;
  private final PathDao dao;

  MapperClient(CqlSession session) {
    this.session = session;
    this.dao = new PathMapperBuilder(session).build().dao();
  }

  @Override
  public CompletionStage<?> insert(Reading reading) {
    return dao.insert(reading);
  }

  @Override
  public CompletionStage<?> insertWithTtl(Reading reading, int seconds) {
    return dao.insertWithTtl(reading, seconds);
  }

  @Override
  public CompletionStage<?> insertAt(Reading reading, long micros) {
    return dao.insertAt(reading, micros);
  }

  @Override
  public CompletionStage<?> update(String sensor, UUID event, String place) {
    return dao.update(place, sensor, event);
  }

  @Override
  public CompletionStage<Boolean> insertIfNotExists(Reading reading) {
    return dao.insertIfNotExists(reading);
  }

  @Override
  public CompletionStage<Reading> get(String sensor, UUID event) {
    return dao.get(sensor, event);
  }

  @Override
  public CompletionStage<List<Reading>> find(String sensor, int limit) {
    return all(dao.find(sensor, limit), Function.identity());
  }

  @Override
  public CompletionStage<List<Reading>> find(String sensor, List<UUID> events) {
    return all(dao.find(sensor, events), Function.identity());
  }

  @Override
  public CompletionStage<List<Reading>> partition(String sensor) {
    return all(dao.partition(sensor), Function.identity());
  }

  @Override
  public CompletionStage<Portion> page(String sensor, int rows, @Nullable String token) {
    return dao.page(
            sensor,
            bound ->
                token == null
                    ? bound.setPageSize(rows)
                    : bound
                        .setPageSize(rows)
                        .setPagingState(PagingState.fromString(token).getRawPagingState()))
        .thenApply(page -> new Portion(items(page, Function.identity()), token(page)));
  }

  @Override
  public CompletionStage<?> batch(List<Reading> readings) {
    BatchStatementBuilder batch = BatchStatement.builder(BatchType.UNLOGGED);
    for (Reading reading : readings) {
      batch.addStatement(dao.statement(reading));
    }
    return session.executeAsync(batch.build());
  }

  @Override
  public CompletionStage<List<MappedPassage>> nearest(float[] vector, int limit) {
    return all(dao.nearest(IdiomMapping.vector(vector), limit), Function.identity());
  }

  @Override
  public CompletionStage<List<Pet>> pets(String owner) {
    return all(dao.pets(owner), Pets::of);
  }

  private static @Nullable String token(MappedAsyncPagingIterable<?> page) {
    PagingState state = page.getExecutionInfo().getSafePagingState();
    return state == null ? null : state.toString();
  }

  private static <E, T> CompletionStage<List<T>> all(
      CompletionStage<MappedAsyncPagingIterable<E>> first, Function<E, T> as) {
    return first.thenCompose(page -> andFollowing(page, items(page, as), as));
  }

  private static <E, T> CompletionStage<List<T>> andFollowing(
      MappedAsyncPagingIterable<E> page, List<T> items, Function<E, T> as) {
    if (!page.hasMorePages()) {
      return CompletableFuture.completedFuture(items);
    }
    return page.fetchNextPage()
        .thenCompose(
            next -> {
              items.addAll(items(next, as));
              return andFollowing(next, items, as);
            });
  }

  private static <E, T> List<T> items(MappedAsyncPagingIterable<E> page, Function<E, T> as) {
    List<T> items = new ArrayList<>(page.remaining());
    for (E each : page.currentPage()) {
      items.add(as.apply(each));
    }
    return items;
  }
}
