package dev.coodie.driver;

/**
 * Where the partition key is among a statement's values; the same for all statements of a text.
 *
 * @param table the table's full name as CQL
 * @param markers the places of the partition key's values, in key order; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // shared by statements; identity is never asked
public record Routing(String table, int[] markers) {}
