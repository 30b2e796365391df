package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.session.throttling.Throttled;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StatementThrottlerTest {
  private boolean room = true;
  private int doubts;
  private final Deque<Runnable> later = new ArrayDeque<>();
  private final List<Request> begun = new ArrayList<>();
  private final StatementThrottler throttler = throttler(2, 3);

  private StatementThrottler throttler(int mostInFlight, int mostWaiting) {
    return new StatementThrottler(
        mostInFlight,
        mostWaiting,
        () -> room,
        () -> doubts++,
        (task, millis) -> later.add(task),
        null);
  }

  private class Request implements Throttled {
    @Nullable RequestThrottlingException failure;

    @Override
    public void onThrottleReady(boolean wasDelayed) {
      begun.add(this);
    }

    @Override
    public void onThrottleFailure(RequestThrottlingException error) {
      failure = error;
    }

    Request register() {
      throttler.register(this);
      return this;
    }
  }

  private List<Request> register(int count) {
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      requests.add(new Request().register());
    }
    return requests;
  }

  @Test
  void requests_beyond_those_under_way_wait_in_order() {
    List<Request> all = register(5);
    assertThat(begun).containsExactlyElementsOf(all.subList(0, 2));

    throttler.signalSuccess(all.get(1));
    throttler.signalError(all.get(0), new IllegalStateException());

    assertThat(begun).containsExactlyElementsOf(all.subList(0, 4));
    assertThat(throttler.waiting()).isEqualTo(1);
    assertThat(throttler.inFlight()).isEqualTo(2);
  }

  @Test
  void beyond_those_that_may_wait_a_request_is_refused() {
    List<Request> all = register(6);

    assertThat(all.get(5).failure).isNotNull();
    assertThat(all.subList(0, 5)).allMatch(request -> request.failure == null);
  }

  @Test
  void what_ends_while_it_waits_leaves_the_queue_and_starts_nothing() {
    List<Request> all = register(5);

    throttler.signalTimeout(all.get(2));
    throttler.signalCancel(all.get(3));

    assertThat(begun).hasSize(2);
    assertThat(throttler.waiting()).isEqualTo(1);
    throttler.signalTimeout(all.get(0));
    assertThat(begun).last().isSameAs(all.get(4));
    assertThat(doubts).isEqualTo(1);
  }

  @Test
  void nothing_is_started_while_the_connections_are_full() {
    room = false;
    List<Request> all = register(2);
    assertThat(begun).isEmpty();

    later.remove().run();
    assertThat(begun).isEmpty();
    room = true;
    later.remove().run();

    assertThat(begun).containsExactlyElementsOf(all);
    assertThat(later).isEmpty();
  }

  @Test
  void a_queue_of_requests_that_fail_at_once_does_not_deepen_the_stack() {
    AtomicInteger deepest = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    StatementThrottler deep = throttler(1, 100_000);
    Request first = new Request();
    deep.register(first);
    for (int i = 0; i < 100_000; i++) {
      deep.register(
          new Request() {
            @Override
            public void onThrottleReady(boolean wasDelayed) {
              deepest.accumulateAndGet(new Throwable().getStackTrace().length, Math::max);
              failed.incrementAndGet();
              deep.signalError(this, new IllegalStateException());
            }
          });
    }

    deep.signalSuccess(first);
    while (!later.isEmpty()) {
      later.remove().run();
    }

    assertThat(failed).hasValue(100_000);
    assertThat(deepest.get()).isLessThan(200);
    assertThat(deep.inFlight()).isZero();
  }

  @Test
  void a_request_that_cannot_be_started_fails_and_holds_up_nobody() {
    List<Request> all = register(2);
    Request broken =
        new Request() {
          @Override
          public void onThrottleReady(boolean wasDelayed) {
            throw new IllegalArgumentException("broken");
          }
        };
    throttler.register(broken);
    Request last = new Request().register();

    throttler.signalSuccess(all.get(0));

    assertThat(broken.failure).isInstanceOf(StatementThrottler.NotStarted.class);
    assertThat(begun).last().isSameAs(last);
    assertThat(throttler.inFlight()).isEqualTo(2);
  }

  @Test
  void closing_fails_what_waits_and_what_comes_later() {
    List<Request> all = register(3);

    throttler.close();

    assertThat(all.get(2).failure).isInstanceOf(StatementThrottler.Closing.class);
    assertThat(new Request().register().failure).isInstanceOf(StatementThrottler.Closing.class);
    assertThat(all.get(0).failure).isNull();
  }

  @Test
  void many_threads_lose_no_request_and_no_permit() throws Exception {
    int threads = 8;
    int each = 20_000;
    AtomicInteger ended = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger now = new AtomicInteger();
    StatementThrottler busy =
        new StatementThrottler(
            3, Integer.MAX_VALUE, () -> true, () -> {}, (task, millis) -> task.run(), null);
    CountDownLatch done = new CountDownLatch(threads);

    for (int t = 0; t < threads; t++) {
      int thread = t;
      new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  busy.register(new Counted(busy, (thread + i) % 3, now, most, ended));
                }
                done.countDown();
              })
          .start();
    }
    done.await();

    while (busy.waiting() > 0 || busy.inFlight() > 0) {
      Thread.onSpinWait();
    }
    assertThat(ended).hasValue(threads * each);
    assertThat(most.get()).isBetween(1, 3);
  }

  /** Ends in one of three ways as soon as it is begun. */
  private record Counted(
      StatementThrottler throttler,
      int ending,
      AtomicInteger now,
      AtomicInteger most,
      AtomicInteger ended)
      implements Throttled {
    @Override
    public void onThrottleReady(boolean wasDelayed) {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      Thread.onSpinWait();
      now.decrementAndGet();
      ended.incrementAndGet();
      switch (ending) {
        case 0 -> throttler.signalSuccess(this);
        case 1 -> throttler.signalError(this, new IllegalStateException());
        default -> throttler.signalTimeout(this);
      }
    }

    @Override
    public void onThrottleFailure(RequestThrottlingException error) {
      throw new AssertionError(error);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  @Test
  void a_timeout_of_what_waited_says_that_it_was_not_run() {
    assertThat(
            Errors.translate(
                new DriverTimeoutException("Query timed out after PT2S"),
                Attempt.of(dev.coodie.driver.CqlStatement.of("INSERT").asConditional(), true),
                false))
        .isInstanceOf(dev.coodie.error.StatementTimeoutException.class)
        .hasMessageContaining("was not run")
        .hasMessageContaining("with fewer at once; if it was alone, make it smaller")
        .hasMessageEndingWith("[coodie-518]");
  }
}
