package dev.coodie.driver;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement writes, as far as other code must know; the same for all statements of a text.
 *
 * @param columns its columns, to be compared with the table as the server has it; null if none, or
 *     they are not to be compared
 * @param row the places of the clustering key's values, in key order; none in a table without; null
 *     if it is about several rows or a partition, or that is not known; not to be changed
 * @param lists the lists that it replaces
 * @param time the place of a write time of its own, -1 if it has none
 * @param statics whether it names static columns
 * @param rows whether it addresses rows, and not static columns of a partition alone
 * @param compared the columns of its conditions
 */
@SuppressWarnings("ArrayRecordComponent") // shared by statements; identity is never asked
public record Written(
    @Nullable WrittenColumns columns,
    int @Nullable [] row,
    List<WholeList> lists,
    int time,
    boolean statics,
    boolean rows,
    Set<String> compared) {
  /** For CQL about which nothing is known. */
  public static final Written UNKNOWN =
      new Written(null, null, List.of(), -1, false, false, Set.of());

  /**
   * A list that is not frozen and replaced as a whole. Two such writes with the same write time
   * both stay: the server removes only older elements.
   *
   * @param column its name
   * @param marker the place of its value
   * @param ofPartition whether it is static
   */
  public record WholeList(String column, int marker, boolean ofPartition) {}

  /** Copies the collections. */
  public Written {
    lists = List.copyOf(lists);
    compared = Set.copyOf(compared);
  }

  /** The same with other columns whose values may be those that were read. */
  public Written withRead(List<String> names) {
    return columns == null
        ? this
        : new Written(columns.withRead(names), row, lists, time, statics, rows, compared);
  }
}
