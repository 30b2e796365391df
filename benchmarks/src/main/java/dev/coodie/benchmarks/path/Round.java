package dev.coodie.benchmarks.path;

/**
 * What some operations of one kind cost, each on average; times in microseconds.
 *
 * @param perSecond operations a second
 * @param cpuMicros time of processors that the client used
 * @param bytes what the client allocated
 * @param p50Micros half of them took no longer
 * @param p99Micros 99 % of them took no longer
 * @param documents how many documents were read in all, to compare
 */
record Round(
    double perSecond,
    double cpuMicros,
    double bytes,
    double p50Micros,
    double p99Micros,
    long documents) {}
