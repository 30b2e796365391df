package dev.coodie.benchmarks.path;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What every library does against the node. */
public enum Operation {
  /** A document of ten columns. */
  INSERT("insert", 64, 200, 1_000),
  /** The same, to expire in an hour. */
  INSERT_TTL("insert with TTL", 64, 200, 1_000),
  /** One text of a row. */
  UPDATE("update one column", 64, 200, 1_500),
  /** IF NOT EXISTS, always applied. */
  LWT_INSERT("LWT insert", 64, 100, 400),
  /** One row by its key. */
  GET("get by key", 64, 200, 1_000),
  /** Twenty rows of a partition. */
  FIND_LIMIT("find, limit 20", 64, 100, 250),
  /** All rows of a partition, a page of the default size at a time. */
  PARTITION("partition of 5,000", 2, 2, 4),
  /** A hundred rows from where a token says. */
  PAGE("page of 100 by token", 16, 30, 120),
  /** One unlogged batch of fifty documents of one partition. */
  BATCH("batch of 50", 16, 16, 100),
  /** The ten nearest of a thousand vectors. */
  ANN("ANN query, 10 nearest", 16, 30, 120),
  /** A hundred documents of three types. */
  VARIANTS("polymorphic read of 100", 16, 30, 100);

  private final String label;
  private final int inFlight;
  private final int quickCount;
  private final int fullCount;

  Operation(String label, int inFlight, int quickCount, int fullCount) {
    this.label = label;
    this.inFlight = inFlight;
    this.quickCount = quickCount;
    this.fullCount = fullCount;
  }

  /** For tables and charts. */
  public String label() {
    return label;
  }

  /** For the command line: {@code insert-ttl}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How many are under way at any time. */
  int inFlight() {
    return inFlight;
  }

  /** How many make a round. */
  int count(boolean quick) {
    return quick ? quickCount : fullCount;
  }

  /** All of them, as {@link #id} writes them. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Operation::id).toList();
  }
}
