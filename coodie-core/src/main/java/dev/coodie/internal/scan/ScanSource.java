package dev.coodie.internal.scan;

import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.run.Runner;
import dev.coodie.model.Inside;
import java.util.concurrent.CompletionStage;

/** What is scanned, and what a row of it becomes. Immutable. */
public interface ScanSource<R> extends Inside<R> {
  public Runner runner();

  /** What runs one operation, which ends with {@link Runner#ends}. */
  public Runner begin();

  /** What reads its rows through {@code runner}. */
  public Runner reading(Runner runner);

  /** As the server has it, unquoted. */
  public String keyspace();

  /** As the server has it, unquoted. */
  public String table();

  /** The table's full name as CQL. */
  public default String name() {
    return Cql.table(keyspace(), table());
  }

  public R read(Row row);

  /** How statements are sent where the scan does not say otherwise. */
  public StatementOptions options();

  public int pageSize();

  /** The same table, read as a projection. */
  public <P> ScanSource<P> as(Class<P> projection);

  /** The same, read past the cache of ScyllaDB. */
  ScanSource<R> bypassingCache();

  /** The statements, which may have to be made from what the server knows of the table. */
  public CompletionStage<ScanTable> open();
}
