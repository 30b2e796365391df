package dev.coodie.benchmarks;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The processes that end with this one. */
public final class Children {
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  private Children() {}

  /** Ends it, and what it started, with this one. */
  public static void add(Process process) {
    RUNNING.add(process);
    var unused = process.onExit().thenRun(() -> RUNNING.remove(process));
  }

  static void end() {
    for (Process process : RUNNING) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
