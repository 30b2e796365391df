package dev.coodie.transfer;

/**
 * How far an export, import or comparison is.
 *
 * @param rows rows written to the file, or records of the file that are done, rejected ones
 *     included
 * @param rejected records that were rejected; 0 for an export; rows that differ for a comparison
 * @param done a part of {@code total}: bytes read of a file, or its records; ranges of a table
 * @param total all there is to do, or 0 if that is not known
 */
public record TransferProgress(long rows, long rejected, long done, long total) {}
