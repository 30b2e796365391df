package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import java.util.ArrayList;
import java.util.List;

/** The columns of a result, from the driver's description of them. */
final class Columns {
  private Columns() {}

  static ResultColumns of(ColumnDefinitions definitions) {
    if (definitions.size() == 0) {
      return ResultColumns.EMPTY;
    }
    List<ResultColumn> columns = new ArrayList<>(definitions.size());
    for (ColumnDefinition column : definitions) {
      columns.add(new ResultColumn(column.getName().asInternal(), CqlTypes.of(column.getType())));
    }
    ColumnDefinition first = definitions.get(0);
    return ResultColumns.of(
        first.getKeyspace().asInternal() + "." + first.getTable().asInternal(), columns);
  }

  static boolean sameShape(ColumnDefinitions some, ColumnDefinitions others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      ColumnDefinition one = some.get(i);
      ColumnDefinition other = others.get(i);
      if (!one.getName().equals(other.getName())
          || !one.getType().equals(other.getType())
          || !one.getTable().equals(other.getTable())
          || !one.getKeyspace().equals(other.getKeyspace())) {
        return false;
      }
    }
    return true;
  }
}
