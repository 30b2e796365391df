package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.batch.Batch;
import dev.coodie.benchmarks.Reading;
import dev.coodie.driver.CqlStatement;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.schema.definition.Replication;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Makes the tables and fills them. */
public final class Tables {
  private static final int IN_FLIGHT = 8;
  // A vector index takes no more writers at once than a pool of one object a processor allows.
  private static final int IN_FLIGHT_VECTORS = 1;

  private Tables() {}

  /** In a keyspace, filled. */
  static void fill(Collection<InetSocketAddress> nodes, String keyspace)
      throws InterruptedException {
    try (CqlSession session = Sessions.openWithoutKeyspace(nodes)) {
      fill(make(session, keyspace));
    }
  }

  /** In {@link Sessions#KEYSPACE}, as they are if they are there. */
  public static void make(Collection<InetSocketAddress> nodes) {
    try (CqlSession session = Sessions.openWithoutKeyspace(nodes)) {
      Coodie unused = make(session, Sessions.KEYSPACE);
    }
  }

  /** Tables in a keyspace, which is made if there is none. */
  static Coodie make(CqlSession session, String keyspace) {
    CoodieConfig config = CoodieConfig.defaults().keyspace(keyspace);
    Coodie coodie = Coodie.of(JavaDriver.of(session), config);
    coodie.schema().createKeyspace(keyspace, Replication.simple(1));
    coodie.schema().plan(Reading.class, Passage.class, Pet.class).apply();
    return coodie;
  }

  private static void fill(Coodie coodie) throws InterruptedException {
    Documents<Reading> readings = coodie.documents(Reading.class);
    InFlight.run(
        Data.SENSORS,
        IN_FLIGHT,
        sensor -> save(coodie, Data.READINGS, n -> reading(readings, Data.sensor(sensor), n)));
    InFlight.run(
        Data.WIDE_READINGS / Data.READINGS,
        IN_FLIGHT,
        part -> {
          int first = part * Data.READINGS;
          return save(coodie, Data.READINGS, n -> reading(readings, Data.WIDE, first + n));
        });
    Documents<Pet> pets = coodie.documents(Pet.class);
    InFlight.run(
        Data.OWNERS,
        IN_FLIGHT,
        owner -> save(coodie, Data.PETS, n -> pets.cql().save(Data.pet(Data.owner(owner), n))));
    Documents<Passage> passages = coodie.documents(Passage.class);
    InFlight.run(Data.PASSAGES, IN_FLIGHT_VECTORS, i -> passages.async().save(Data.passage(i)));
  }

  private static CqlStatement reading(Documents<Reading> readings, String sensor, int n) {
    return readings.cql().save(Data.reading(sensor, n));
  }

  /** One batch, for one partition. */
  private static CompletionStage<?> save(
      Coodie coodie, int count, IntFunction<CqlStatement> statement) {
    return coodie
        .async()
        .execute(Batch.unlogged(IntStream.range(0, count).mapToObj(statement).toList()));
  }
}
