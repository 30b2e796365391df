package dev.coodie.benchmarks.path;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The time of processors that this process has used. */
public interface CpuClock {
  /** In nanoseconds, since the process began. */
  long nanos();

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
