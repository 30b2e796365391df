package dev.coodie.benchmarks.path;

import static java.util.Objects.requireNonNull;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.protocol.internal.util.Bytes;
import dev.coodie.benchmarks.Reading;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.data.cassandra.core.AsyncCassandraTemplate;
import org.springframework.data.cassandra.core.EntityWriteResult;
import org.springframework.data.cassandra.core.InsertOptions;
import org.springframework.data.cassandra.core.ReactiveCassandraTemplate;
import org.springframework.data.cassandra.core.convert.CassandraCustomConversions;
import org.springframework.data.cassandra.core.convert.MappingCassandraConverter;
import org.springframework.data.cassandra.core.cql.session.DefaultBridgedReactiveSession;
import org.springframework.data.cassandra.core.mapping.BasicMapId;
import org.springframework.data.cassandra.core.mapping.CassandraMappingContext;
import org.springframework.data.cassandra.core.query.CassandraPageRequest;
import org.springframework.data.cassandra.core.query.Criteria;
import org.springframework.data.cassandra.core.query.Query;
import org.springframework.data.cassandra.core.query.Update;
import org.springframework.data.cassandra.core.query.VectorSort;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;

/**
 * Spring Data: the asynchronous template with prepared statements and without events; the reactive
 * one for batches, which the asynchronous one has not.
 */
final class SpringClient implements Client {
  private static final InsertOptions IF_NOT_EXISTS =
      InsertOptions.builder().withIfNotExists().build();

  private final AsyncCassandraTemplate template;
  private final ReactiveCassandraTemplate reactive;

  SpringClient(CqlSession session) {
    MappingCassandraConverter converter = converter(session);
    template = new AsyncCassandraTemplate(session, converter);
    template.setUsePreparedStatements(true);
    template.setEntityLifecycleEventsEnabled(false);
    reactive = new ReactiveCassandraTemplate(new DefaultBridgedReactiveSession(session), converter);
    reactive.setUsePreparedStatements(true);
    reactive.setEntityLifecycleEventsEnabled(false);
  }

  private static MappingCassandraConverter converter(CqlSession session) {
    CassandraCustomConversions conversions =
        CassandraCustomConversions.create(with -> with.registerConverter(new PetConverter()));
    CassandraMappingContext context = new CassandraMappingContext();
    context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
    MappingCassandraConverter converter = new MappingCassandraConverter(context);
    converter.setCodecRegistry(session.getContext()::getCodecRegistry);
    converter.setCustomConversions(conversions);
    converter.afterPropertiesSet();
    return converter;
  }

  @Override
  public CompletionStage<?> insert(Reading reading) {
    return template.insert(reading);
  }

  @Override
  public CompletionStage<?> insertWithTtl(Reading reading, int seconds) {
    return template.insert(reading, InsertOptions.builder().ttl(seconds).build());
  }

  @Override
  public CompletionStage<?> insertAt(Reading reading, long micros) {
    return template.insert(reading, InsertOptions.builder().timestamp(micros).build());
  }

  @Override
  public CompletionStage<?> update(String sensor, UUID event, String place) {
    return template.update(
        Query.query(Criteria.where("sensor").is(sensor), Criteria.where("event").is(event)),
        Update.update("place", place),
        Reading.class);
  }

  @Override
  public CompletionStage<Boolean> insertIfNotExists(Reading reading) {
    return template.insert(reading, IF_NOT_EXISTS).thenApply(EntityWriteResult::wasApplied);
  }

  @Override
  public CompletionStage<Reading> get(String sensor, UUID event) {
    return template.selectOneById(
        BasicMapId.id("sensor", sensor).with("event", event), Reading.class);
  }

  @Override
  public CompletionStage<List<Reading>> find(String sensor, int limit) {
    return template.select(of(sensor).limit(limit), Reading.class);
  }

  @Override
  public CompletionStage<List<Reading>> find(String sensor, List<UUID> events) {
    return template.select(of(sensor).and(Criteria.where("event").in(events)), Reading.class);
  }

  @Override
  public CompletionStage<List<Reading>> partition(String sensor) {
    return template.select(of(sensor), Reading.class);
  }

  @Override
  public CompletionStage<Portion> page(String sensor, int rows, @Nullable String token) {
    Pageable page =
        token == null
            ? CassandraPageRequest.first(rows)
            : CassandraPageRequest.of(PageRequest.of(1, rows), Bytes.fromHexString(token));
    return template
        .slice(of(sensor).pageRequest(page), Reading.class)
        .thenApply(slice -> new Portion(slice.getContent(), token(slice)));
  }

  private static @Nullable String token(Slice<?> slice) {
    if (!slice.hasNext()) {
      return null;
    }
    ByteBuffer state = ((CassandraPageRequest) slice.nextPageable()).getPagingState();
    return Bytes.toHexString(requireNonNull(state));
  }

  @Override
  public CompletionStage<?> batch(List<Reading> readings) {
    return reactive.batchOps(BatchType.UNLOGGED).insert(readings).execute().toFuture();
  }

  @Override
  public CompletionStage<List<SpringPassage>> nearest(float[] vector, int limit) {
    Query query = Query.empty().sort(VectorSort.ann("meaning", vector)).limit(limit);
    return template.select(query, SpringPassage.class);
  }

  @Override
  public CompletionStage<List<Pet>> pets(String owner) {
    return template.select(SimpleStatement.newInstance(Cql.PETS, owner), Pet.class);
  }

  private static Query of(String sensor) {
    return Query.query(Criteria.where("sensor").is(sensor));
  }
}
