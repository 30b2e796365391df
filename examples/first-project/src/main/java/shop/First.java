package shop;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.schema.definition.Replication;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Saves an event and reads it back. */
public final class First {
  private First() {}

  /** Connects to the node that is named, or to one on this machine. */
  public static void main(String[] arguments) {
    String node = arguments.length > 0 ? arguments[0] : "127.0.0.1:9042";
    CoodieConfig config =
        CoodieConfig.at(node).localDatacenter("datacenter1").keyspace("shop");
    try (Coodie coodie = Coodie.connect(config)) { // one for the application
      coodie.schema().createKeyspace("shop", Replication.simple(1));
      coodie.schema().plan(EventLog.class).apply(); // .statements() is the dry run

      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
      Documents<EventLog> events = coodie.documents(EventLog.class);
      events
          .ttl(Duration.ofDays(30))
          .save(new EventLog("payments", today, now, "payment.started", Map.of("order", "1001")));

      List<EventLog> newest = events.find(EventLog_.partition("payments", today)).limit(50).all();
      newest.forEach(System.out::println);
    }
  }
}
