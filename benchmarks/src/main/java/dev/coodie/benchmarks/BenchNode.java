package dev.coodie.benchmarks;

import dev.coodie.embedded.EmbeddedCassandra;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The node that everything is measured against, started when it is first needed. Thread-safe. */
public final class BenchNode implements AutoCloseable {
  private @Nullable EmbeddedCassandra cassandra;
  private boolean closed;

  /** Where it serves clients. */
  public synchronized List<InetSocketAddress> contactPoints() {
    if (closed) {
      throw new BenchException("The node is stopped.");
    }
    if (cassandra == null) {
      cassandra =
          EmbeddedCassandra.builder()
              .heapMegabytes(1_024)
              .yaml(
                  Map.of(
                      "memtable_heap_space",
                      "256MiB",
                      "native_transport_max_threads",
                      32,
                      // So that none is evicted that somebody counts later.
                      "prepared_statements_cache_size",
                      "256MiB",
                      "concurrent_reads",
                      16,
                      "concurrent_writes",
                      16,
                      "batch_size_warn_threshold",
                      "64KiB"))
              .progress(System.err::println)
              .start();
    }
    return cassandra.contactPoints();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (cassandra != null) {
      cassandra.close();
    }
  }
}
