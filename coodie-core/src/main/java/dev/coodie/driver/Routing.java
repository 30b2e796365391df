package dev.coodie.driver;

/**
 * Where the partition key of a statement is; the same for all statements of a text.
 *
 * @param table the table's full name as CQL
 * @param markers the places of the partition key's values, in key order; none if it is about
 *     several partitions, or that is not known; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // shared by statements; identity is never asked
public record Routing(String table, int[] markers) {}
