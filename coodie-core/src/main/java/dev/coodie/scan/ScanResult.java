package dev.coodie.scan;

/**
 * The result of a scan that reached its end.
 *
 * @param rows rows that this run handled
 * @param checkpoint the last one, with the rows of all runs together
 */
public record ScanResult(long rows, ScanCheckpoint checkpoint) {}
