package dev.coodie.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Routing;
import dev.coodie.driver.Written;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameRowsTest {
  private static final ValueType<List<Integer>> LIST = ValueType.list(ValueType.INT);
  private static final ValueType<?>[] TYPES = {ValueType.INT, ValueType.INT, LIST};
  private static final int[] CLUSTERING = {1};
  private static final Routing ROUTED = new Routing("k.t", new int[] {0});
  private static final Written OF_ROW =
      written(CLUSTERING, new Written.WholeList("tags", 2, false));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 64, 65, 5_000})
  void different_rows_are_told_apart(int size) {
    assertThat(SameRows.mayBeIn(IntStream.range(0, size).mapToObj(n -> row(n / 50, n)).toList()))
        .isFalse();
  }

  @Test
  void no_row_that_is_there_twice_is_missed() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      List<CqlStatement> statements = new ArrayList<>();
      Set<Integer> keys = new HashSet<>();
      boolean twice = false;
      for (int i = 0; i < 40; i++) {
        int partition = random.nextInt(20);
        int row = random.nextInt(100);
        twice |= !keys.add(partition * 100 + row);
        statements.add(row(partition, row));
      }

      assertThat(SameRows.mayBeIn(statements) || !twice).isTrue();
    }
  }

  @Test
  void the_order_of_bytes_that_a_buffer_reads_numbers_in_does_not_matter() {
    ByteBuffer key = ValueType.BIGINT.encode(7L);
    ByteBuffer reversed = key.duplicate().order(ByteOrder.LITTLE_ENDIAN);

    assertThat(SameRows.mayBeIn(List.of(wide(key), wide(reversed)))).isTrue();
  }

  @Test
  void rows_without_a_list_do_not_count() {
    assertThat(SameRows.mayBeIn(List.of(row(1, 1), emptied(1, 1)))).isFalse();
    assertThat(SameRows.mayBeIn(List.of(row(1, 1), emptied(1, 1), row(1, 1)))).isTrue();
  }

  @Test
  void what_cannot_be_told_may_be_the_same() {
    CqlStatement unrouted = statement(null, OF_ROW, 1, 2);
    CqlStatement severalRows =
        statement(ROUTED, written(null, new Written.WholeList("tags", 2, false)), 1, 2);
    CqlStatement ofPartition =
        statement(ROUTED, written(new int[0], new Written.WholeList("tags", 2, true)), 1, 2);

    assertThat(List.of(unrouted, severalRows, ofPartition))
        .allMatch(unknown -> SameRows.mayBeIn(List.of(row(1, 1), unknown)));
  }

  private static CqlStatement row(int partition, int row) {
    return statement(ROUTED, OF_ROW, partition, row);
  }

  private static CqlStatement wide(ByteBuffer row) {
    ValueType<?>[] types = {ValueType.INT, ValueType.BIGINT, LIST};
    ByteBuffer[] cells = {number(1), row, LIST.encode(List.of(1))};
    return CqlStatement.of("..", cells, types, ROUTED, OF_ROW, true);
  }

  private static CqlStatement emptied(int partition, int row) {
    return CqlStatement.of(
        "..", new ByteBuffer[] {number(partition), number(row), null}, TYPES, ROUTED, OF_ROW, true);
  }

  private static CqlStatement statement(
      @Nullable Routing routing, Written written, int partition, int row) {
    ByteBuffer[] cells = {number(partition), number(row), LIST.encode(List.of(row))};
    return CqlStatement.of("..", cells, TYPES, routing, written, true);
  }

  private static ByteBuffer number(int value) {
    return ValueType.INT.encode(value);
  }

  private static Written written(int @Nullable [] row, Written.WholeList list) {
    return new Written(null, row, List.of(list), -1, false, true, Set.of());
  }
}
