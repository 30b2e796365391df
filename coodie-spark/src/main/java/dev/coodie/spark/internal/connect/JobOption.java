package dev.coodie.spark.internal.connect;

import java.util.Locale;

/** An option of reading or writing, beside those of connections. */
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
  PARALLELISM,
  /** Whether a null clears what the table has; otherwise it is left as it is. */
  WRITE_NULLS,
  /** The write time of all rows, in microseconds or as a time; without it, the job's start. */
  USING_TIMESTAMP,
  /** Whether a timestamp that is finer than milliseconds is rejected, or cut off. */
  TIMESTAMPS,
  /** Seconds until what is written expires. */
  USING_TTL,
  /** The most requests of a task under way at once. */
  IN_FLIGHT,
  /** The folder for rejected rows; without it one fails the job. */
  REJECTS,
  /** The most rejected rows of a task. */
  MAX_REJECTS;

  /** As people write it, for example {@code page-size}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
