package dev.coodie.benchmarks.many;

import dev.coodie.benchmarks.Reading;
import dev.coodie.benchmarks.path.Data;
import java.util.Iterator;
import java.util.stream.IntStream;

/** The documents that are written: fifty in each partition, one partition after another. */
final class ManyRowsData {
  private static final int PARTITION = 50;

  private ManyRowsData() {}

  static Reading reading(int n) {
    return Data.reading("bulk-" + (1_000_000 + n / PARTITION), n % PARTITION);
  }

  /** Made one by one, for everybody. */
  static Iterable<Reading> readings(int count) {
    return () -> iterator(count);
  }

  private static Iterator<Reading> iterator(int count) {
    return IntStream.range(0, count).mapToObj(ManyRowsData::reading).iterator();
  }
}
