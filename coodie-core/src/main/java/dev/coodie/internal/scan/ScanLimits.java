package dev.coodie.internal.scan;

import java.time.Duration;

/**
 * How a scan goes about it.
 *
 * @param parallelism how many ranges are open at once
 * @param pageSize how many rows a page has at most
 * @param interval the shortest time between two reports
 * @param attempts how often a page is asked for before the scan fails
 * @param firstPause how long it waits before the second attempt; doubled for each after it
 */
public record ScanLimits(
    int parallelism, int pageSize, Duration interval, int attempts, Duration firstPause) {}
