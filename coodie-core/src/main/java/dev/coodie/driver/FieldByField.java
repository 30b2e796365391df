package dev.coodie.driver;

import dev.coodie.column.ValueType;
import java.util.List;

/**
 * Another way to write what a statement writes: user-defined types field by field. A driver uses it
 * where the server's type of a marker has fields that the program's type lacks and that writing the
 * whole value would erase.
 */
@FunctionalInterface
public interface FieldByField {
  /**
   * The statements to send together in the place of the one, all of the same partition.
   *
   * @param whole the one, some of whose markers may have been unset since
   * @param found the types of its markers, as the server has them
   * @throws dev.coodie.error.InvalidQueryException if a field has a value that the server's type
   *     does not have
   */
  List<CqlStatement> statements(CqlStatement whole, List<ValueType<?>> found);
}
