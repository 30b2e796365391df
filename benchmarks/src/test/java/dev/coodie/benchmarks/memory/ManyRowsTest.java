package dev.coodie.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row is seen, and the heap is looked at ten times. */
class ManyRowsTest {
  @ParameterizedTest
  @EnumSource
  void simulated_rows_are_read_to_the_last(Way way) {
    Coodie coodie = Coodie.of(new SimulatedRows(12_345), CoodieConfig.defaults().keyspace("ks"));
    HeapWatch watch = new HeapWatch(12_345);

    way.read(coodie.documents(Small.class), watch);

    assertThat(watch.rows()).isEqualTo(12_345);
    assertThat(watch.toString().split(" ")).hasSize(10);
  }
}
