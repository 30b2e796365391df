package dev.coodie.benchmarks.path;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

/** What this process has used so far. */
final class Meter {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Optional<Method> TOTAL = total();

  private Meter() {}

  /** Of all threads, those of the JVM included. */
  static long cpuNanos() {
    return SYSTEM.getProcessCpuTime();
  }

  /** By all threads: the sum over those that live where the JVM, before 21, keeps no total. */
  static long allocatedBytes() {
    if (TOTAL.isPresent()) {
      try {
        return (long) TOTAL.get().invoke(THREADS);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(e);
      }
    }
    long sum = 0;
    for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }

  private static Optional<Method> total() {
    try {
      return Optional.of(ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes"));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }
}
