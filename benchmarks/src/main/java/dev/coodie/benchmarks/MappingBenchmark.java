package dev.coodie.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One document, from a row in memory and to a statement ready to be sent. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MappingBenchmark {
  /** Who maps. */
  @Param public Entry contestant = Entry.LIMIT;

  @SuppressWarnings("NullAway.Init") // by setUp
  private Contestant mapping;

  /** Makes the contestant. */
  @Setup
  public void setUp() {
    mapping = contestant.make();
  }

  /** Row to document. */
  @Benchmark
  public Reading read() {
    return mapping.read();
  }

  /** Document to statement. */
  @Benchmark
  public Object write() {
    return mapping.write();
  }
}
