package dev.coodie.migrations.scan;

/**
 * What a scan that reached its end did.
 *
 * @param rows rows in all ranges, as they were acknowledged: by this run and by those before it
 * @param rowsNow rows that this run handled
 * @param ranges all ranges
 * @param rangesBefore ranges that runs before this one had acknowledged, which it did not repeat
 */
public record TableScanResult(long rows, long rowsNow, int ranges, int rangesBefore) {}
