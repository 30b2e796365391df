package dev.coodie.spark.internal.connect;

import java.util.Locale;

/** An option of reading, beside those of connections. */
public enum JobOption {
  /** The table, as {@code keyspace.table} unless there is the option {@code keyspace}. */
  TABLE,
  /** The columns, separated by commas; all of them without it. */
  COLUMNS,
  /** How many parts the table is read in. */
  PARTS,
  /** Precision and scale of decimals, such as {@code 38,18}; without it they are text. */
  DECIMALS,
  /** Whether times of day are Spark's {@code TIME} or {@code nanos}. */
  TIMES,
  /** Whether there is a column {@code NAME$ttl} for each. */
  TTL,
  /** Whether there is a column {@code NAME$writetime} for each. */
  WRITETIME,
  /** Whether the server counts rows, and finds the smallest and largest values, by itself. */
  AGGREGATES,
  /** The most rows of a page. */
  PAGE_SIZE,
  /** How many ranges of tokens a task reads at once. */
  PARALLELISM;

  /** As people write it, for example {@code page-size}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
