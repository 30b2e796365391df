package dev.coodie.demo.iot;

import dev.coodie.demo.Seed;
import dev.coodie.error.CoodieException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Four sensors that measure every two seconds, and have done so every ten minutes for a week. */
@Component
class SensorSimulator implements Seed {
  private static final int DAYS = 7;
  private static final Duration STEP = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(SensorSimulator.class);

  private final Sensors sensors;
  private final Random random = new Random(7);

  SensorSimulator(Sensors sensors) {
    this.sensors = sensors;
  }

  @Override
  public String fill() {
    Instant end = Instant.ofEpochSecond(rounded(Instant.now().getEpochSecond()));
    int steps = (int) Duration.ofDays(DAYS).dividedBy(STEP);
    List<Reading> week =
        IntStream.range(0, steps)
            .mapToObj(step -> end.minus(STEP.multipliedBy(step)))
            .flatMap(this::measured)
            .toList();
    sensors.save(week);
    return week.size() + " readings of " + Climate.values().length + " sensors";
  }

  @Scheduled(fixedRate = 2000)
  void measure() {
    try {
      sensors.save(measured(Instant.now().truncatedTo(ChronoUnit.SECONDS)).toList());
    } catch (CoodieException e) {
      LOG.info("Readings are missing", e);
    }
  }

  /** The last full step, so that another start writes the same rows. */
  private static long rounded(long seconds) {
    return seconds - seconds % STEP.toSeconds();
  }

  private Stream<Reading> measured(Instant time) {
    return Stream.of(Climate.values()).map(climate -> climate.at(time, random));
  }
}
