package dev.coodie.driver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement writes beside the key, to be compared with the table as the server has it.
 *
 * @param keyspace as the server has it, unquoted
 * @param table as the server has it, unquoted
 * @param columns as the server has them, unquoted
 * @param whole whether it writes back a document, whose values may be those that were read, or
 *     compares them; not if it writes values that were named one by one
 * @param time the write time that it gives, in microseconds since 1970, null if it gives none
 */
public record Writes(
    String keyspace, String table, List<String> columns, boolean whole, @Nullable Long time) {
  /** Copies the list. */
  public Writes {
    columns = List.copyOf(columns);
  }

  /** The same with a write time. */
  public Writes at(long micros) {
    return new Writes(keyspace, table, columns, whole, micros);
  }

  /** The same as a document that is written back. */
  public Writes asWhole() {
    return whole ? this : new Writes(keyspace, table, columns, true, time);
  }
}
