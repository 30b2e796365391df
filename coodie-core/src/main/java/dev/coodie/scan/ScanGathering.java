package dev.coodie.scan;

import dev.coodie.driver.Row;
import dev.coodie.driver.TokenRange;
import dev.coodie.internal.scan.ScanPage;
import dev.coodie.internal.scan.ScanSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows. Where several pages are handled at once, each range that is open has a container
 * of its own, which is combined with the others' when the range is done: so rows of a partition
 * stay together and in order.
 */
final class ScanGathering<R, A, T> {
  private final ScanSource<R> source;
  private final Collector<? super R, A, T> collector;
  private final boolean byRange;
  private final Map<TokenRange, A> open = new ConcurrentHashMap<>();
  private @Nullable A all;

  ScanGathering(ScanSource<R> source, Collector<? super R, A, T> collector, boolean byRange) {
    this.source = source;
    this.collector = collector;
    this.byRange = byRange;
  }

  long add(ScanPage page) {
    A container =
        byRange
            ? open.computeIfAbsent(page.range(), range -> collector.supplier().get())
            : combined();
    BiConsumer<A, ? super R> accumulator = collector.accumulator();
    for (Row row : page.rows()) {
      accumulator.accept(container, source.read(row));
    }
    if (byRange && page.isLast()) {
      open.remove(page.range());
      combine(container);
    }
    return page.rows().size();
  }

  T finish() {
    return collector.finisher().apply(combined());
  }

  private synchronized void combine(A container) {
    A before = all;
    all = before == null ? container : collector.combiner().apply(before, container);
  }

  private synchronized A combined() {
    A known = all;
    if (known == null) {
      known = collector.supplier().get();
      all = known;
    }
    return known;
  }
}
