package dev.coodie.it.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.it.transaction.History.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checker finds what it is for. */
class HistoryTest {
  @Test
  void a_chain_of_changes_is_in_order() {
    assertThat(
            History.circle(
                List.of(
                    new Event(0, 5, Map.of(1, 0L), Map.of(1, 7L)),
                    new Event(3, 9, Map.of(1, 7L), Map.of(1, 8L)),
                    new Event(10, 11, Map.of(1, 8L), Map.of())),
                0))
        .isEmpty();
  }

  @Test
  void a_lost_update_is_found() {
    assertThat(
            History.circle(
                List.of(
                    new Event(0, 5, Map.of(1, 0L), Map.of(1, 7L)),
                    new Event(0, 5, Map.of(1, 0L), Map.of(1, 8L))),
                0))
        .contains("lost");
  }

  @Test
  void a_stale_read_is_found() {
    assertThat(
            History.circle(
                List.of(
                    new Event(0, 5, Map.of(1, 0L), Map.of(1, 7L)),
                    new Event(6, 9, Map.of(1, 0L), Map.of())),
                0))
        .contains("circle");
  }

  @Test
  void a_write_skew_is_found() {
    assertThat(
            History.circle(
                List.of(
                    new Event(0, 9, Map.of(1, 0L, 2, 0L), Map.of(1, 7L)),
                    new Event(0, 9, Map.of(1, 0L, 2, 0L), Map.of(2, 8L))),
                0))
        .contains("circle");
  }

  @Test
  void a_value_of_nobody_is_found() {
    assertThat(History.circle(List.of(new Event(0, 9, Map.of(1, 3L), Map.of())), 0))
        .contains("Nobody");
  }
}
