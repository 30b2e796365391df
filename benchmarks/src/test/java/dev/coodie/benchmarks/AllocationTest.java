package dev.coodie.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/**
 * Guards the bytes that a warm call takes. The bounds are about one and a half times what was
 * measured, so they are broken by a new object per column or per row, not by a new JDK.
 */
class AllocationTest {
  private static final int WARM_UP = 60_000;
  private static final int CALLS = 20_000;

  private final CallBenchmark calls = new CallBenchmark();

  @Test
  void saving_takes_little_more_than_encoding() {
    assertThat(bytes(calls::save) - bytes(calls::saveMapping)).isLessThan(300);
  }

  @Test
  void getting_takes_little_more_than_decoding() {
    assertThat(bytes(calls::get) - bytes(calls::readMapping)).isLessThan(700);
  }

  @Test
  void querying_takes_little_more_than_decoding() {
    assertThat(bytes(calls::find) - bytes(calls::readMapping)).isLessThan(520);
  }

  @Test
  void encoding_and_decoding_take_the_values_and_little_more() {
    assertThat(bytes(calls::saveMapping)).isLessThan(1_700);
    assertThat(bytes(calls::readMapping)).isLessThan(1_300);
  }

  /** The bytes that one call takes on this thread once it is warm. */
  private static long bytes(Runnable call) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    repeat(WARM_UP, call);
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      repeat(CALLS, call);
      best = Math.min(best, (threads.getCurrentThreadAllocatedBytes() - before) / CALLS);
    }
    return best;
  }

  private static void repeat(int times, Runnable call) {
    for (int i = 0; i < times; i++) {
      call.run();
    }
  }
}
