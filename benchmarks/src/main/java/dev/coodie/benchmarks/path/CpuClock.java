package dev.coodie.benchmarks.path;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The time of processors that this process has used. */
public interface CpuClock {
  /** In nanoseconds, since the process began; without {@link #collecting}. */
  long nanos();

  /** The part of the garbage collector, where it can be told from the rest; otherwise 0. */
  default long collecting() {
    return 0;
  }

  /**
   * The kernel's own clock where it can be asked. The JVM counts in steps of 10 ms on some systems,
   * which is as much as a whole short round.
   */
  static CpuClock best() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return System.getProperty("os.name").equals("Linux")
        ? LinuxCpuClock.ofThisProcess()
        : system::getProcessCpuTime;
  }
}
