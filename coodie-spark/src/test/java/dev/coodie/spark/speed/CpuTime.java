package dev.coodie.spark.speed;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The time of processors that this process has used, without the threads of the JIT's compilers,
 * which on Linux tell their own.
 */
final class CpuTime {
  private static final Path THREADS = Path.of("/proc/self/task");
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private CpuTime() {}

  static long nanos() {
    long all = SYSTEM.getProcessCpuTime();
    if (!Files.isDirectory(THREADS)) {
      return all;
    }
    try (Stream<Path> threads = Files.list(THREADS)) {
      return all - threads.filter(CpuTime::compiles).mapToLong(CpuTime::ran).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JVM must be told to keep its compilers, or their time is lost with them. */
  private static boolean compiles(Path thread) {
    return text(thread.resolve("comm")).matches("C[12] Compiler.*");
  }

  private static long ran(Path thread) {
    String[] parts = text(thread.resolve("schedstat")).split(" ");
    return parts[0].isEmpty() ? 0 : Long.parseLong(parts[0]);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return ""; // the thread has ended
    }
  }
}
