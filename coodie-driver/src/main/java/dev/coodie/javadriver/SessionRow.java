package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.coodie.driver.ResultColumns;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A row of the driver, whose cells are given away as they came. */
final class SessionRow implements dev.coodie.driver.Row {
  private final ResultColumns columns;
  private final Row row;

  SessionRow(ResultColumns columns, Row row) {
    this.columns = columns;
    this.row = row;
  }

  @Override
  public ResultColumns columns() {
    return columns;
  }

  @Override
  public @Nullable ByteBuffer bytes(int index) {
    return row.getBytesUnsafe(index);
  }

  @Override
  public String toString() {
    return "Row(" + columns + ")";
  }
}
