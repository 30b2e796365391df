package dev.coodie.benchmarks.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Looks at the live heap after each tenth of the rows. Thread-safe. */
final class HeapWatch {
  private static final double MEBIBYTE = 1024 * 1024;

  private final int every;
  private final List<Double> live = new ArrayList<>();
  private int rows;
  private int characters;

  HeapWatch(int rows) {
    this.every = Math.max(1, rows / 10);
  }

  synchronized void see(Small row) {
    characters += row.text().length();
    if (++rows % every == 0) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      live.add((runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE);
    }
  }

  synchronized int rows() {
    return characters == 0 ? 0 : rows;
  }

  @Override
  public synchronized String toString() {
    return live.stream()
        .map(mebibytes -> String.format(Locale.ROOT, "%.2f", mebibytes))
        .collect(Collectors.joining(" "));
  }
}
