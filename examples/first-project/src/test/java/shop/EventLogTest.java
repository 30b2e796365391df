package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Documents;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On a real node, which the extension starts and all tests share. */
class EventLogTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(EventLog.class);

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private final Documents<EventLog> events = DB.coodie().documents(EventLog.class);

  @Test
  void an_event_is_read_as_it_was_saved() {
    EventLog event =
        new EventLog("payments", DAY, Instant.EPOCH, "payment.started", Map.of("order", "1001"));

    events.save(event);

    assertThat(events.find(EventLog_.partition("payments", DAY)).all()).containsExactly(event);
  }
}
