package dev.coodie.benchmarks;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.column.Column;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.model.ModelColumn;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Whole calls of the public API over a driver that does nothing: the answer is there at once. What
 * the mapping alone costs is measured beside them, to be subtracted.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallBenchmark {
  private final Reading reading = Sample.reading();
  private final Row row = row(reading);
  private final Documents<Reading> readings;

  /** Prepares a driver that answers everything with one row. */
  public CallBenchmark() {
    CompletionStage<ResultPage> answer =
        CompletableFuture.completedFuture(ResultPage.of(row.columns(), List.of(row), null));
    Driver nothing = statement -> answer;
    CoodieConfig config = CoodieConfig.defaults().keyspace("ks");
    readings = Coodie.of(nothing, config).documents(Reading.class);
  }

  /** A write. */
  @Benchmark
  public void save() {
    readings.save(reading);
  }

  /** The part of {@link #save} that is mapping. */
  @Benchmark
  public Object saveMapping() {
    return Reading_.MODEL.cells(reading, 0);
  }

  /** A read by key. */
  @Benchmark
  public Reading get() {
    return readings.get(Reading_.key(reading.sensor(), reading.event()));
  }

  /** A query of one partition, answered with one row. */
  @Benchmark
  public List<Reading> find() {
    return readings.find(Reading_.partition(reading.sensor())).limit(50).all();
  }

  /** The part of {@link #get} and {@link #find} that is mapping. */
  @Benchmark
  public Reading readMapping() {
    return Reading_.MODEL.read(row);
  }

  private static Row row(Reading reading) {
    List<ResultColumn> columns = new ArrayList<>();
    for (ModelColumn each : Reading_.MODEL.columns()) {
      Column<?, ?> column = each.column();
      columns.add(new ResultColumn(column.name(), column.type()));
    }
    List<ByteBuffer> cells = Arrays.asList(Reading_.MODEL.cells(reading, 0));
    return Row.of(ResultColumns.of("ks.reading", columns), cells);
  }
}
