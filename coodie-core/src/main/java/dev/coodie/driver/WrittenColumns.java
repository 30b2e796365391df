package dev.coodie.driver;

import java.util.List;

/**
 * What a statement writes, to be compared with the table as the server has it. Names are as the
 * server has them, unquoted.
 *
 * @param keyspace the keyspace
 * @param table the table
 * @param columns the columns that it writes
 * @param read the columns, also of the key, whose values may be those that were read: of a document
 *     that is written back, or compared; not those that were named one by one
 */
public record WrittenColumns(
    String keyspace, String table, List<String> columns, List<String> read) {
  /** Copies the lists. */
  public WrittenColumns {
    columns = List.copyOf(columns);
    read = List.copyOf(read);
  }

  /** The same with other columns whose values may be those that were read. */
  public WrittenColumns withRead(List<String> names) {
    return new WrittenColumns(keyspace, table, columns, names);
  }
}
