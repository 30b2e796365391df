package dev.coodie.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {
  private static long millis(double value) {
    return (long) (value * TimeUnit.MILLISECONDS.toNanos(1));
  }

  /** Full windows of answers that all took as long. */
  private static void windows(Limit limit, int count, double answer) {
    for (int i = 0; i < count; i++) {
      int before = limit.now();
      for (int k = 0; k < Math.max(16, before); k++) {
        limit.answered(millis(answer), before);
      }
    }
  }

  @ParameterizedTest(name = "at most {0}, {1} windows of {2} ms: {3}")
  @CsvSource({
    "256, 0, 1, 32",
    "10, 0, 1, 10",
    "256, 1, 1, 48",
    "256, 2, 1, 72",
    "256, 5, 1, 243",
    "256, 9, 1, 256",
    "256, 9, 49, 256",
    "10, 9, 1, 10",
    "1, 9, 1, 1",
    "256, 9, 200, 256"
  })
  void it_grows_by_half_while_answers_are_as_quick_as_ever(
      int most, int windows, double answer, int expected) {
    Limit limit = new Limit(most);

    windows(limit, windows, answer);

    assertThat(limit.now()).isEqualTo(expected);
  }

  @Test
  void it_does_not_grow_unused() {
    Limit limit = new Limit(256);

    for (int i = 0; i < 1_000; i++) {
      limit.answered(millis(1), 31);
    }

    assertThat(limit.now()).isEqualTo(32);
  }

  @Test
  void it_shrinks_when_answers_become_slow() {
    Limit limit = new Limit(256);
    windows(limit, 1, 10);

    windows(limit, 1, 51);

    assertThat(limit.now()).isEqualTo(48 * 7 / 10);
  }

  @Test
  void answers_below_50_ms_are_never_slow() {
    Limit limit = new Limit(256);
    windows(limit, 1, 0.1);

    windows(limit, 1, 49.9);

    assertThat(limit.now()).isEqualTo(72);
  }

  @Test
  void it_shrinks_once_for_what_was_sent_before_it_shrank() {
    Limit limit = new Limit(256);
    windows(limit, 1, 10);
    windows(limit, 1, 100);
    int shrunk = limit.now();

    for (int i = 0; i < 48; i++) {
      limit.answered(millis(100), 48);
    }

    assertThat(limit.now()).isEqualTo(shrunk);
  }

  @Test
  void it_halves_once_for_all_refusals_of_what_was_in_flight() {
    Limit limit = new Limit(256);

    for (int i = 0; i < 33; i++) {
      limit.overloaded();
    }
    int once = limit.now();
    limit.overloaded();

    assertThat(once).isEqualTo(16);
    assertThat(limit.now()).isEqualTo(8);
  }

  @Test
  void it_never_falls_below_one() {
    Limit limit = new Limit(256);

    for (int i = 0; i < 1_000; i++) {
      limit.overloaded();
    }

    assertThat(limit.now()).isEqualTo(1);
  }

  @Test
  void a_server_that_became_slower_by_itself_is_what_is_normal_now() {
    Limit limit = new Limit(256);
    windows(limit, 9, 10);

    windows(limit, 30, 100);

    assertThat(limit.now()).isEqualTo(256);
  }

  @ParameterizedTest(name = "{0} workers of {1} ms: {2} to {3}")
  @CsvSource({
    // A quick server: 50 ms of queue are harmless.
    "8, 1, 150, 256",
    "64, 1, 256, 256",
    // A slow one: answers take up to four times as long as those to the first requests.
    "4, 50, 4, 80",
    "16, 50, 16, 215"
  })
  void a_server_with_a_queue_is_used_up_but_not_buried(
      int workers, double service, int least, int most) {
    Simulation simulation = new Simulation(workers, now -> millis(service));

    simulation.run(40_000);

    assertThat(simulation.limit.now()).isBetween(least, most);
    assertThat(simulation.usage()).isGreaterThan(0.9);
  }

  @Test
  void a_server_that_stumbles_is_used_again_afterwards() {
    long from = TimeUnit.SECONDS.toNanos(5);
    long to = TimeUnit.SECONDS.toNanos(10);
    Simulation simulation =
        new Simulation(16, now -> now > from && now < to ? millis(200) : millis(2));

    simulation.run(100_000);

    assertThat(simulation.limit.now()).isGreaterThan(100);
  }

  /** Requests queue for workers; a request is sent whenever the limit lets it. */
  private static final class Simulation {
    private final Limit limit = new Limit(256);
    private final Random random = new Random(7);
    private final long[] freeAt;
    private final LongUnaryOperator service;
    private final PriorityQueue<long[]> answers =
        new PriorityQueue<>((one, other) -> Long.compare(one[0], other[0]));
    private long now;
    private long busy;

    Simulation(int workers, LongUnaryOperator service) {
      this.freeAt = new long[workers];
      this.service = service;
    }

    void run(int requests) {
      int sent = 0;
      for (int answered = 0; answered < requests; answered++) {
        while (answers.size() < limit.now() && sent < requests) {
          send();
          sent++;
        }
        long[] answer = answers.remove();
        now = answer[0];
        limit.answered(now - answer[1], answers.size() + 1);
      }
    }

    /** The share of the workers' time that was used. */
    double usage() {
      return (double) busy / now / freeAt.length;
    }

    private void send() {
      int worker = 0;
      for (int i = 1; i < freeAt.length; i++) {
        worker = freeAt[i] < freeAt[worker] ? i : worker;
      }
      long start = Math.max(now, freeAt[worker]);
      long time = (long) (service.applyAsLong(start) * (0.8 + 0.4 * random.nextDouble()));
      busy += time;
      freeAt[worker] = start + time;
      answers.add(new long[] {start + time, now});
    }
  }
}
