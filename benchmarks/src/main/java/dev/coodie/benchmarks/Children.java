package dev.coodie.benchmarks;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The processes that end with this one. */
final class Children {
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  private Children() {}

  static void add(Process process) {
    RUNNING.add(process);
    var unused = process.onExit().thenRun(() -> RUNNING.remove(process));
  }

  static void end() {
    RUNNING.forEach(Process::destroyForcibly);
  }
}
