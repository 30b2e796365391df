package dev.coodie;

import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.internal.run.Runner;
import java.util.concurrent.CompletionStage;

/** What is scanned, and what a row of it becomes. Immutable. */
interface ScanSource<R> {
  Runner runner();

  /** The table's full name, for messages. */
  String name();

  R read(Row row);

  /** How statements are sent where the scan does not say otherwise. */
  StatementOptions options();

  int pageSize();

  /** The same table, read as a projection. */
  <P> ScanSource<P> as(Class<P> projection);

  /** The same, read past the cache of ScyllaDB. */
  ScanSource<R> bypassingCache();

  /** The statements, which may have to be made from what the server knows of the table. */
  CompletionStage<ScanTable> open();
}
