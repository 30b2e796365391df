package dev.coodie.benchmarks.memory;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.batch.Batch;
import dev.coodie.benchmarks.path.InFlight;
import dev.coodie.benchmarks.path.Sessions;
import dev.coodie.driver.CqlStatement;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.schema.definition.Replication;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The table of small rows. */
public final class SmallTable {
  private static final int IN_FLIGHT = 8;

  private SmallTable() {}

  /** Makes it in {@link Sessions#KEYSPACE} and writes so many rows, a batch for each partition. */
  public static void fill(Collection<InetSocketAddress> nodes, int replicas, int rows)
      throws InterruptedException {
    try (CqlSession session = Sessions.openWithoutKeyspace(nodes)) {
      CoodieConfig config = CoodieConfig.defaults().keyspace(Sessions.KEYSPACE);
      Coodie coodie = Coodie.of(JavaDriver.of(session), config);
      coodie.schema().createKeyspace(Sessions.KEYSPACE, Replication.simple(replicas));
      coodie.schema().plan(Small.class).apply();
      Documents<Small> documents = coodie.documents(Small.class);
      InFlight.run(
          rows / Small.PARTITION, IN_FLIGHT, bucket -> partition(coodie, documents, bucket));
    }
  }

  private static CompletionStage<?> partition(
      Coodie coodie, Documents<Small> documents, int bucket) {
    List<CqlStatement> saves = new ArrayList<>();
    for (int i = 0; i < Small.PARTITION; i++) {
      saves.add(documents.cql().save(Small.of(bucket * Small.PARTITION + i)));
    }
    return coodie.async().execute(Batch.unlogged(saves));
  }
}
