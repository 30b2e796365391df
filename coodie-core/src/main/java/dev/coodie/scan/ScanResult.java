package dev.coodie.scan;

/**
 * What a scan that reached its end did.
 *
 * @param rows rows that this run handled
 * @param checkpoint the last one, with the rows of all runs together
 */
public record ScanResult(long rows, ScanCheckpoint checkpoint) {}
