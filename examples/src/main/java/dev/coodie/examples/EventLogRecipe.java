package dev.coodie.examples;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Recipe 1: a time-bucketed event log. */
public final class EventLogRecipe implements Recipe {
  @Override
  public String title() {
    return "1. A time-bucketed event log";
  }

  @Override
  public void run(Coodie coodie, Story story) {
    story.gotAll(saveAndReadNewest(coodie));
  }

  /** Saves two events of today and reads the newest 50. */
  static List<EventLog> saveAndReadNewest(Coodie coodie) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    EventLog started =
        new EventLog("payments", today, now, "payment.started", Map.of("order", "1001"));
    EventLog captured =
        new EventLog(
            "payments",
            today,
            now.plusMillis(20),
            "payment.captured",
            Map.of("order", "1001", "provider", "acme"));

    // tag::event-log-recipe[]
    coodie.schema().plan(EventLog.class).apply();
    Documents<EventLog> events = coodie.documents(EventLog.class);

    events.save(started);
    events.save(captured);
    List<EventLog> newest = events.find(EventLog_.partition("payments", today)).limit(50).all();
    // end::event-log-recipe[]
    return newest;
  }
}
