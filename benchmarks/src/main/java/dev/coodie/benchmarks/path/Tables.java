package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.benchmarks.Reading;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.schema.Replication;
import java.net.InetSocketAddress;
import java.util.Collection;

/** Makes the tables and fills them. */
public final class Tables {
  private static final int IN_FLIGHT = 64;
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
        Data.SENSORS * Data.READINGS,
        IN_FLIGHT,
        i -> readings.async().save(Data.reading(Data.sensor(i), i / Data.SENSORS)));
    InFlight.run(
        Data.WIDE_READINGS, IN_FLIGHT, i -> readings.async().save(Data.reading(Data.WIDE, i)));
    Documents<Passage> passages = coodie.documents(Passage.class);
    InFlight.run(Data.PASSAGES, IN_FLIGHT_VECTORS, i -> passages.async().save(Data.passage(i)));
    Documents<Pet> pets = coodie.documents(Pet.class);
    InFlight.run(
        Data.OWNERS * Data.PETS,
        IN_FLIGHT,
        i -> pets.async().save(Data.pet(Data.owner(i), i / Data.OWNERS)));
  }
}
