package dev.coodie.driver;

/**
 * What a statement tells of itself beside its text; the same for all statements of a text.
 *
 * @param table the table's full name as CQL
 * @param markers the places of the partition key's values, in key order; none if it is about
 *     several partitions, or that is not known; not to be changed
 * @param written what it writes
 */
@SuppressWarnings("ArrayRecordComponent") // shared by statements; identity is never asked
public record Routing(String table, int[] markers, Written written) {
  /** For a statement of which nothing more is known. */
  public Routing(String table, int[] markers) {
    this(table, markers, Written.UNKNOWN);
  }
}
