package dev.coodie.benchmarks.path;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Puts a client under load. For one thread. */
final class Load {
  private static final double MICRO = 1_000.0;

  private final Workload workload;
  private int next;

  Load(Workload workload) {
    this.workload = workload;
  }

  /** So that the compiler sees it often enough. */
  void warm(Operation operation, int count) throws InterruptedException {
    InFlight inFlight = new InFlight(operation.inFlight());
    for (int i = 0; i < count; i++) {
      inFlight.start(() -> workload.start(operation, next++), (result, nanos) -> {});
    }
    inFlight.finish();
  }

  Round measure(Operation operation, int count) throws InterruptedException {
    Histogram latency = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(2), 3);
    LongAdder documents = new LongAdder();
    InFlight inFlight = new InFlight(operation.inFlight());
    System.gc();
    long cpu = Meter.cpuNanos();
    long bytes = Meter.allocatedBytes();
    long compiled = Meter.compiledMillis();
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      inFlight.start(
          () -> workload.start(operation, next++),
          (result, nanos) -> {
            latency.recordValue(nanos);
            documents.add(Workload.documents(result));
          });
    }
    inFlight.finish();
    long took = System.nanoTime() - begin;
    return new Round(
        count * 1e9 / took,
        (Meter.cpuNanos() - cpu) / MICRO / count,
        (double) (Meter.allocatedBytes() - bytes) / count,
        latency.getValueAtPercentile(50) / MICRO,
        latency.getValueAtPercentile(99) / MICRO,
        (Meter.compiledMillis() - compiled) * 1e6 / took,
        documents.sum());
  }
}
