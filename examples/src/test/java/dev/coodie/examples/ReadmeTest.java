package dev.coodie.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.schema.definition.Replication;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The first lines a reader runs. */
class ReadmeTest {
  @Test
  void the_first_lines_run() {
    LocalDate today = LocalDate.of(2026, 11, 22);
    EventLog event =
        new EventLog("payments", today, Instant.EPOCH, "payment.started", Map.of("order", "1001"));
    String shop = "shop_" + UUID.randomUUID().toString().replace("-", "");
    try (EmbeddedCassandra node = EmbeddedCassandra.shared()) {
      String contactPoint = node.address() + ":" + node.port();

      // tag::readme-first[]
      Coodie coodie =
          Coodie.connect(
              CoodieConfig.at(contactPoint).localDatacenter("datacenter1").keyspace(shop));
      coodie.schema().createKeyspace(shop, Replication.simple(1));
      coodie.schema().plan(EventLog.class).apply(); // .statements() is the dry run

      Documents<EventLog> events = coodie.documents(EventLog.class);
      events.ttl(Duration.ofDays(30)).save(event);
      List<EventLog> newest = events.find(EventLog_.partition("payments", today)).limit(50).all();
      CompletionStage<List<EventLog>> later =
          events.find(EventLog_.partition("payments", today)).async().all();
      // end::readme-first[]

      assertThat(newest).containsExactly(event);
      assertThat(later.toCompletableFuture().join()).containsExactly(event);
      coodie.schema().dropKeyspace(shop);
      coodie.close();
    }
  }
}
