package dev.coodie.benchmarks.path;

/**
 * What some operations of one kind cost, each on average; times in microseconds.
 *
 * @param perSecond operations a second
 * @param cpuMicros time of processors that the client used
 * @param bytes what the client allocated
 * @param p50Micros half of them took no longer
 * @param p99Micros 99 % of them took no longer
 * @param compiling how much of the time a compiler was at work: 0 is none, 2 is two of them always
 * @param documents how many documents were read in all, to compare
 */
record Round(
    double perSecond,
    double cpuMicros,
    double bytes,
    double p50Micros,
    double p99Micros,
    double compiling,
    long documents) {
  /** What rounds of warm code may differ by. */
  private static final double AGREEMENT = 0.1;

  /** Code that runs often is compiled twice, and is cheap only after the second time. */
  private static final double STILL_COMPILING = 0.2;

  /** Whether two rounds that follow one another tell that the code is as fast as it will be. */
  static boolean areWarm(Round one, Round next) {
    double least = Math.min(one.cpuMicros, next.cpuMicros);
    return Math.abs(one.cpuMicros - next.cpuMicros) < AGREEMENT * least
        && next.compiling < STILL_COMPILING;
  }
}
