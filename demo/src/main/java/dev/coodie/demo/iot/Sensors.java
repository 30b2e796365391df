package dev.coodie.demo.iot;

import dev.coodie.BucketQuery;
import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.PageToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads and writes what the sensors measured. */
@Service
public class Sensors {
  private static final Duration HISTORY = Duration.ofDays(14);
  private static final int PAGE = 72;

  private final Documents<Reading> readings;

  Sensors(Documents<Reading> readings) {
    this.readings = readings;
  }

  // tag::history[]
  /** A page of readings, newest first; where a day ends, it goes on in the day before. */
  Page<Reading> history(String sensor, Instant until, @Nullable PageToken after) {
    BucketQuery<Reading> query =
        readings
            .find(Reading_.sensor.eq(sensor))
            .between(until.minus(HISTORY), until)
            .newestFirst()
            .pageSize(PAGE);
    return after == null ? query.page() : query.page(after);
  }

  // end::history[]

  // tag::live[]
  /** What a sensor measured lately, for the live chart. */
  List<Reading> since(String sensor, Instant since) {
    Instant now = Instant.now().plusSeconds(1);
    return readings.find(Reading_.sensor.eq(sensor)).between(since, now).oldestFirst().all();
  }

  /** Writes readings; each goes into the partition of its sensor and day. */
  void save(List<Reading> measured) {
    readings.bulk().saveAll(measured);
  }

  // end::live[]

  /** The newest reading of the last days, if there is one. */
  Optional<Reading> newest(String sensor) {
    Instant now = Instant.now().plusSeconds(1);
    return readings
        .find(Reading_.sensor.eq(sensor))
        .between(now.minus(HISTORY), now)
        .newestFirst()
        .first();
  }
}
