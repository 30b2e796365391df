package dev.coodie.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import org.junit.jupiter.api.Test;

/** Every row is seen, and the heap is looked at ten times. */
class ManyRowsTest {
  @Test
  void simulated_rows_are_streamed_to_the_last() {
    Coodie coodie = Coodie.of(new SimulatedRows(12_345), CoodieConfig.defaults().keyspace("ks"));
    HeapWatch watch = new HeapWatch(12_345);

    Way.STREAM.read(coodie.documents(Small.class), watch);

    assertThat(watch.rows()).isEqualTo(12_345);
    assertThat(watch.toString().split(" ")).hasSize(10);
  }
}
