package dev.coodie.benchmarks.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.embedded.EmbeddedCassandra;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A worker, with few operations of every kind. */
class WorkerTest {
  @Test
  void every_operation_is_measured() throws Exception {
    String keyspace = "worker_" + UUID.randomUUID().toString().substring(0, 8);
    try (EmbeddedCassandra cassandra = EmbeddedCassandra.shared();
        CqlSession any = Sessions.openWithoutKeyspace(cassandra.contactPoints())) {
      Tables.fill(cassandra.contactPoints(), keyspace);
      try (WorkerProcess worker =
          WorkerProcess.start(Worker.class, Peer.COODIE, 0, cassandra.contactPoint(), keyspace)) {
        for (Operation operation : Operation.values()) {
          Round unused = worker.warm(operation.name(), 1);
          Round round = worker.measure(operation.name(), 3);

          assertThat(round.documents()).as(operation.label()).isEqualTo(3L * documents(operation));
          assertThat(round.cpuMicros()).isPositive();
          assertThat(round.bytes()).isPositive();
          assertThat(round.p99Micros()).isGreaterThanOrEqualTo(round.p50Micros());
        }
      } finally {
        any.execute("DROP KEYSPACE " + keyspace);
      }
    }
  }

  private static int documents(Operation operation) {
    return switch (operation) {
      case FIND_LIMIT -> Workload.FIND_ROWS;
      case PARTITION -> Data.WIDE_READINGS;
      case PAGE -> Workload.PAGE_ROWS;
      case ANN -> Workload.NEAREST;
      case VARIANTS -> Data.PETS;
      default -> 1;
    };
  }
}
