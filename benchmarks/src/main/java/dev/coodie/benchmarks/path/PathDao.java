package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.core.MappedAsyncPagingIterable;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.mapper.annotations.CqlName;
import com.datastax.oss.driver.api.mapper.annotations.Dao;
import com.datastax.oss.driver.api.mapper.annotations.Insert;
import com.datastax.oss.driver.api.mapper.annotations.Query;
import com.datastax.oss.driver.api.mapper.annotations.Select;
import dev.coodie.benchmarks.Reading;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The asynchronous methods of the driver's mapper. */
@Dao
public interface PathDao {
  /** A write. */
  @Insert
  CompletionStage<Void> insert(Reading reading);

  /** One that expires. */
  @Insert(ttl = ":seconds")
  CompletionStage<Void> insertWithTtl(Reading reading, @CqlName("seconds") int seconds);

  /** One with a time of writing, in microseconds. */
  @Insert(timestamp = ":micros")
  CompletionStage<Void> insertAt(Reading reading, @CqlName("micros") long micros);

  /** Whether it was applied. */
  @Insert(ifNotExists = true)
  CompletionStage<Boolean> insertIfNotExists(Reading reading);

  /** A statement, for batches. */
  @Insert
  BoundStatement statement(Reading reading);

  /** One column; entities would have to have null in all others. */
  @Query("UPDATE reading SET place = :place WHERE sensor = :sensor AND event = :event")
  CompletionStage<Void> update(
      @CqlName("place") String place,
      @CqlName("sensor") String sensor,
      @CqlName("event") UUID event);

  /** By key. */
  @Select
  CompletionStage<Reading> get(String sensor, UUID event);

  /** Some rows of a partition. */
  @Select(customWhereClause = "sensor = :sensor", limit = ":rows")
  CompletionStage<MappedAsyncPagingIterable<Reading>> find(
      @CqlName("sensor") String sensor, @CqlName("rows") int rows);

  /** Rows by their keys. */
  @Select(customWhereClause = "sensor = :sensor AND event IN :events")
  CompletionStage<MappedAsyncPagingIterable<Reading>> find(
      @CqlName("sensor") String sensor, @CqlName("events") List<UUID> events);

  /** All rows of a partition. */
  @Select(customWhereClause = "sensor = :sensor")
  CompletionStage<MappedAsyncPagingIterable<Reading>> partition(@CqlName("sensor") String sensor);

  /** The same with options of the statement, such as where to start. */
  @Select(customWhereClause = "sensor = :sensor")
  CompletionStage<MappedAsyncPagingIterable<Reading>> page(
      @CqlName("sensor") String sensor,
      Function<BoundStatementBuilder, BoundStatementBuilder> options);

  /** The most similar. */
  @Query("SELECT id, text, meaning FROM passage ORDER BY meaning ANN OF :vector LIMIT :rows")
  CompletionStage<MappedAsyncPagingIterable<MappedPassage>> nearest(
      @CqlName("vector") CqlVector<Float> vector, @CqlName("rows") int rows);

  /** All pets of an owner. */
  @Select(customWhereClause = "owner = :owner")
  CompletionStage<MappedAsyncPagingIterable<MappedPet>> pets(@CqlName("owner") String owner);
}
