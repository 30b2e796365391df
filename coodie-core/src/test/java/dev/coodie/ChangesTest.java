package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.driver.CqlStatement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final String KEY =
      " WHERE \"service\" = ? AND \"day_bucket\" = ? AND \"event_time\" = ? AND \"seq\" = ?";
  private final TestDriver driver = TestDriver.empty();
  private final Documents<Event> events = Coodie.of(driver).documents(Event.class);
  private final Event before = Event.numbered(1);

  private Event with(
      String owner, Set<String> tags, List<String> notes, Map<String, Integer> counts) {
    return new Event(
        before.service(),
        before.dayBucket(),
        before.eventTime(),
        before.seq(),
        owner,
        before.kind(),
        before.level(),
        tags,
        notes,
        counts,
        before.path());
  }

  private CqlStatement change(Event after) {
    return events.cql().saveChanges(before, after).orElseThrow();
  }

  @Test
  void nothing_is_sent_when_nothing_differs() {
    assertThat(events.saveChanges(before, Event.numbered(1))).isSameAs(before);
    assertThat(driver.sent).isEmpty();
    assertThat(events.cql().saveChanges(before, Event.numbered(1))).isEmpty();
  }

  @Test
  void sets_are_changed_element_by_element() {
    CqlStatement statement = change(with("ann", Set.of("b"), before.notes(), before.counts()));

    assertThat(statement.text())
        .isEqualTo("UPDATE ks.event SET \"tags\" = \"tags\" + ?, \"tags\" = \"tags\" - ?" + KEY);
    assertThat(statement.values()).startsWith(Set.of("b"), Set.of("a"));
    assertThat(statement.idempotent()).isTrue();
  }

  @Test
  void maps_are_changed_entry_by_entry() {
    CqlStatement statement =
        change(with("ann", before.tags(), before.notes(), Map.of("x", 2, "y", 3)));

    assertThat(statement.text()).isEqualTo("UPDATE ks.event SET \"counts\" = \"counts\" + ?" + KEY);
    assertThat(statement.values()).startsWith(Map.of("x", 2, "y", 3));
    assertThat(change(with("ann", before.tags(), before.notes(), Map.of())).text())
        .isEqualTo("UPDATE ks.event SET \"counts\" = \"counts\" - ?" + KEY);
  }

  @Test
  void lists_are_appended_or_prepended_to_or_replaced() {
    assertThat(change(with("ann", before.tags(), List.of("n", "m"), before.counts())).text())
        .isEqualTo("UPDATE ks.event SET \"notes\" = \"notes\" + ?" + KEY);
    assertThat(change(with("ann", before.tags(), List.of("m", "n"), before.counts())).text())
        .isEqualTo("UPDATE ks.event SET \"notes\" = ? + \"notes\"" + KEY);
    assertThat(change(with("ann", before.tags(), List.of("m"), before.counts())).text())
        .isEqualTo("UPDATE ks.event SET \"notes\" = ?" + KEY);
  }

  @Test
  void an_appended_list_is_not_sent_twice() {
    assertThat(change(with("ann", before.tags(), List.of("n", "m"), before.counts())).idempotent())
        .isFalse();
  }

  @Test
  void a_static_column_alone_addresses_the_partition() {
    CqlStatement statement = change(with("bob", before.tags(), before.notes(), before.counts()));

    assertThat(statement.text())
        .isEqualTo(
            "UPDATE ks.event SET \"owner\" = ? WHERE \"service\" = ? AND \"day_bucket\" = ?");
    assertThat(statement.values()).hasSize(3);
  }

  @Test
  void a_static_column_of_a_row_is_changed_in_its_partition() {
    assertThat(events.at(before).cql().update(Event_.owner.set("bob")).text())
        .isEqualTo(
            "UPDATE ks.event SET \"owner\" = ? WHERE \"service\" = ? AND \"day_bucket\" = ?");
    assertThat(
            events
                .at(before)
                .cql()
                .onlyIf(Event_.owner.eq("ann"))
                .update(Event_.owner.set("bob"))
                .text())
        .endsWith("WHERE \"service\" = ? AND \"day_bucket\" = ? IF \"owner\" = ?");
    assertThat(
            events
                .at(before)
                .cql()
                .onlyIf(Event_.kind.eq("x"))
                .update(Event_.owner.set("bob"))
                .text())
        .endsWith(KEY + " IF \"kind\" = ?");
  }

  @Test
  void different_keys_are_refused() {
    assertThatThrownBy(() -> events.saveChanges(before, Event.numbered(2)))
        .hasMessageContaining("coodie-249");
    assertThat(driver.sent).isEmpty();
  }

  @Test
  void a_bucket_is_filled_and_a_hook_is_called_before_a_save() {
    Documents<Measure> measures = Coodie.of(driver).documents(Measure.class);

    Measure saved = measures.save(Measure.at(Measure.TIME));

    assertThat(saved.value()).as("what the hook made of it").isEqualTo(2.0);
    assertThat(driver.sent.get(0).values())
        .containsExactly("s", LocalDate.of(2026, 11, 22), Measure.TIME, 2.0);
    assertThat(measures.cql().delete(Measure.at(Measure.TIME)).values())
        .contains(LocalDate.of(2026, 11, 22));
  }
}
