package dev.coodie.benchmarks.path;

import com.sun.management.ThreadMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

/** What this process has used so far. */
final class Meter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final CompilationMXBean COMPILERS = ManagementFactory.getCompilationMXBean();
  private static final Optional<Method> TOTAL = total();
  private static final CpuClock CPU = CpuClock.best();

  private Meter() {}

  /** Of all threads but the compilers' and, where it can tell, the garbage collector's. */
  static long cpuNanos() {
    return CPU.nanos();
  }

  /** The garbage collector's. */
  static long collectingNanos() {
    return CPU.collecting();
  }

  /** How long compilers have worked. */
  static long compiledMillis() {
    return COMPILERS.getTotalCompilationTime();
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
