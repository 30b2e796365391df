package dev.coodie.benchmarks.many;

import dev.coodie.benchmarks.Reading;
import dev.coodie.benchmarks.path.Data;
import java.util.stream.IntStream;

/** The documents that are written. Made one by one, for everybody. */
public final class ManyRowsData {
  private static final int PARTITION = 50;

  private ManyRowsData() {}

  /** Fifty in each partition, one partition after another. */
  public static Iterable<Reading> near(int count) {
    return () ->
        IntStream.range(0, count)
            .mapToObj(n -> reading("bulk-", n / PARTITION, n % PARTITION))
            .iterator();
  }

  /** Each in a partition of its own. */
  static Iterable<Reading> apart(int count) {
    return () -> IntStream.range(0, count).mapToObj(n -> reading("apart-", n, 0)).iterator();
  }

  private static Reading reading(String prefix, int partition, int n) {
    return Data.reading(prefix + (1_000_000 + partition), n);
  }
}
