package dev.coodie.benchmarks.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/**
 * The clock of the process without the clocks of the compiler's threads: what is compiled during a
 * round was not yet warm, and would be counted for one peer and not for another. The threads of the
 * garbage collector are apart, since they work in few rounds, for all that were before.
 */
final class LinuxCpuClock implements CpuClock {
  /** Of the C library. */
  @SuppressWarnings("MemberName") // it is the C library's
  public interface LibC {
    /** Writes seconds and nanoseconds. */
    int clock_gettime(int clock, Pointer time);
  }

  private static final int PROCESS = 2;
  private static final int ATTEMPTS = 20;
  private static final long SAME_TIME = 500_000;
  // See MAKE_THREAD_CPUCLOCK of the kernel: the thread's number, and that it is one's own time.
  private static final int THREAD_FLAGS = 6;

  private final LibC libc = LibraryLoader.create(LibC.class).load("c");
  private final Pointer time = Memory.allocateDirect(Runtime.getRuntime(libc), 16);
  private final List<Integer> compilers = threads("C[12] Compiler\\S*\\s*");
  private final List<Integer> collectors = threads("GC Thread#\\d+\\s*");

  private LinuxCpuClock() {}

  static CpuClock ofThisProcess() {
    return new LinuxCpuClock();
  }

  @Override
  public synchronized long nanos() {
    long nanos = 0;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long process = read(PROCESS);
      nanos = process;
      nanos -= sum(compilers) + sum(collectors);
      // Where others ran between the first clock and the last, they do not belong together.
      if (read(PROCESS) - process < SAME_TIME) {
        break;
      }
    }
    return nanos;
  }

  @Override
  public synchronized long collecting() {
    return sum(collectors);
  }

  private long sum(List<Integer> threads) {
    long nanos = 0;
    for (int thread : threads) {
      nanos += read((~thread << 3) | THREAD_FLAGS);
    }
    return nanos;
  }

  private long read(int clock) {
    if (libc.clock_gettime(clock, time) != 0) {
      throw new IllegalStateException("The clock " + clock + " cannot be read");
    }
    return time.getLong(0) * 1_000_000_000 + time.getLong(8);
  }

  /** Those that live; the JVM must be told to make them all at once, and to keep them. */
  private static List<Integer> threads(String named) {
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      return threads
          .filter(thread -> isNamed(thread, named))
          .map(thread -> Integer.valueOf(thread.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isNamed(Path thread, String name) {
    try {
      return Files.readString(thread.resolve("comm")).matches(name);
    } catch (IOException e) {
      return false; // it has ended
    }
  }
}
