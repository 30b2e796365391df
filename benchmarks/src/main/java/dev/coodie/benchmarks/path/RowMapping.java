package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.coodie.benchmarks.Reading;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How somebody who uses the driver alone gets values in and out. */
interface RowMapping {
  void bind(BoundStatementBuilder bound, Reading reading);

  void bind(BoundStatementBuilder bound, int marker, String value);

  void bind(BoundStatementBuilder bound, int marker, UUID value);

  void bind(BoundStatementBuilder bound, int marker, int value);

  void bind(BoundStatementBuilder bound, int marker, long value);

  void bind(BoundStatementBuilder bound, int marker, List<UUID> value);

  void bind(BoundStatementBuilder bound, int marker, float[] vector);

  Reading reading(Row row);

  Passage passage(Row row);

  Pet pet(Row row);

  boolean applied(AsyncResultSet result);

  /** Where the next page starts, as text. */
  @Nullable String token(AsyncResultSet page);

  BoundStatement from(BoundStatement statement, String token);
}
