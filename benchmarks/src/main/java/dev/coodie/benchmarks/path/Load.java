package dev.coodie.benchmarks.path;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Puts a client under load of one kind of operation. For one thread. */
final class Load {
  private static final double MICRO = 1_000.0;

  private final IntFunction<CompletionStage<?>> operation;
  private final int size;
  private final Histogram latency = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(2), 3);
  private int next;

  /** Keeps {@code size} of them under way. */
  Load(IntFunction<CompletionStage<?>> operation, int size) {
    this.operation = operation;
    this.size = size;
  }

  /** So that the compiler sees it often enough; the latencies before are forgotten. */
  Round warm(int count) throws InterruptedException {
    Round round = measure(count);
    latency.reset();
    return round;
  }

  Round measure(int count) throws InterruptedException {
    LongAdder documents = new LongAdder();
    InFlight inFlight = new InFlight(size);
    long cpu = Meter.cpuNanos();
    long collecting = Meter.collectingNanos();
    long bytes = Meter.allocatedBytes();
    long compiled = Meter.compiledMillis();
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      inFlight.start(
          () -> operation.apply(next++),
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
        (Meter.collectingNanos() - collecting) / MICRO / count,
        (double) (Meter.allocatedBytes() - bytes) / count,
        latency.getValueAtPercentile(50) / MICRO,
        latency.getValueAtPercentile(99) / MICRO,
        (Meter.compiledMillis() - compiled) * 1e6 / took,
        documents.sum());
  }
}
