package dev.coodie.benchmarks.path;

import java.util.List;

/**
 * What some operations of one kind cost, each on average; times in microseconds.
 *
 * @param perSecond operations a second
 * @param cpuMicros time of processors that the client used, without its garbage collector
 * @param collectingMicros that of its garbage collector, which is at work in few rounds
 * @param bytes what the client allocated
 * @param p50Micros half of the operations since the last warming up took no longer
 * @param p99Micros 99 % of them took no longer
 * @param compiling how much of the time a compiler was at work: 0 is none, 2 is two of them always
 * @param documents how many documents were read in all, to compare
 */
record Round(
    double perSecond,
    double cpuMicros,
    double collectingMicros,
    double bytes,
    double p50Micros,
    double p99Micros,
    double compiling,
    long documents) {
  /** Code that runs often is compiled twice, and is cheap only after the second time. */
  private static final double STILL_COMPILING = 0.03;

  /** What the garbage collector costs each operation, over all rounds. */
  static double collecting(List<Round> rounds) {
    return rounds.stream().mapToDouble(Round::collectingMicros).average().orElse(0);
  }

  /** Whether hardly anything was compiled, so that the code is as fast as it will be. */
  boolean hasSettled() {
    return compiling < STILL_COMPILING;
  }
}
