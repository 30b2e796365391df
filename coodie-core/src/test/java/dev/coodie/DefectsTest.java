package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.annotation.Similarity;
import dev.coodie.batch.Batch;
import dev.coodie.column.Assignment;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.Select;
import dev.coodie.column.ValueType;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.CoodieException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.schema.definition.Replication;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Defects of the Python original that are about texts and values; docs/defects.md lists them. */
class DefectsTest {
  private static final Event EVENT = Event.numbered(1);

  private final TestDriver driver = TestDriver.empty();
  private final Coodie coodie = Coodie.of(driver);
  private final Documents<Event> events = coodie.documents(Event.class);

  @Test
  void everything_goes_to_the_cluster_of_its_own_coodie() {
    TestDriver other = TestDriver.empty();
    Coodie second = Coodie.of(other, CoodieConfig.defaults().keyspace("second"));
    Documents<Event> elsewhere = second.documents(Event.class);

    doEverything(coodie, events);
    int sent = driver.sent.size();
    assertThat(other.sent).isEmpty();
    doEverything(second, elsewhere);

    assertThat(driver.sent).hasSize(sent);
    assertThat(other.sent).hasSize(sent);
    assertThat(texts(driver)).filteredOn(t -> t.contains("event")).allMatch(t -> t.contains("ks."));
    assertThat(texts(other))
        .filteredOn(t -> t.contains("event"))
        .allMatch(t -> t.contains("second."));
  }

  private static List<String> texts(TestDriver driver) {
    return driver.sent.stream().map(CqlStatement::text).toList();
  }

  private static void doEverything(Coodie coodie, Documents<Event> events) {
    events.save(EVENT);
    assertThat(events.insertIfNotExists(EVENT)).isNotNull();
    events.delete(EVENT);
    events.at(EVENT).update(Event_.kind.set("x"));
    assertThat(events.at(EVENT).ifExists().delete()).isNotNull();
    assertThat(events.find().all()).isEmpty();
    assertThat(events.find().rows(Event_.kind)).isEmpty();
    assertThat(events.find().page().items()).isEmpty();
    assertThat(events.find().stream()).isEmpty();
    assertThat(coodie.execute("SELECT now() FROM system.local")).isEmpty();
    assertThat(coodie.stream("SELECT now() FROM system.local")).isEmpty();
    coodie.execute(Batch.logged(events.cql().save(EVENT), events.cql().delete(EVENT)));
    coodie.schema().createKeyspace("k", Replication.simple(1));
  }

  @Test
  void a_query_as_a_list_is_one_statement() {
    Query<Event> query = events.find(Event_.service.eq("pay"));

    assertThat(query.all()).isEmpty();

    assertThat(driver.sent).hasSize(1);
    assertThat(driver.sent.get(0).text()).doesNotContain("count(");
    assertThat(query).isNotInstanceOfAny(Iterable.class, Collection.class);
  }

  static Stream<List<Assignment<Event>>> twice() {
    return Stream.of(
        List.of(Event_.tags.set(Set.of()), Event_.tags.add("x")),
        List.of(Event_.tags.add("x"), Event_.tags.set(Set.of())),
        List.of(Event_.tags.add("x"), Event_.tags.add("y")),
        List.of(Event_.notes.append("x"), Event_.notes.prepend("y")),
        List.of(Event_.notes.append("x"), Event_.notes.setAt(0, "y")),
        List.of(Event_.notes.append("x"), Event_.notes.append("y")),
        List.of(Event_.notes.remove("x"), Event_.notes.append("y")),
        List.of(Event_.counts.put("x", 1), Event_.counts.putAll(Map.of("y", 2))),
        List.of(Event_.counts.set(Map.of()), Event_.counts.remove("y")),
        List.of(Event_.kind.set("x"), Event_.level.set(1), Event_.kind.set("y")));
  }

  @ParameterizedTest
  @MethodSource("twice")
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of assignments
  void a_column_is_not_changed_twice_at_once(List<Assignment<Event>> changes) {
    assertThatThrownBy(() -> events.at(EVENT).update(changes.toArray(new Assignment[0])))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageEndingWith("[coodie-242]");
    assertThat(driver.sent).isEmpty();
  }

  @Test
  void a_text_is_one_value_of_in_and_not_its_letters() {
    assertThat(events.find(events.column("kind").in("abc")).cql().all().values())
        .containsExactly(List.of("abc"));
    assertThat(events.find(Event_.kind.in("abc")).cql().all().values())
        .containsExactly(List.of("abc"));
  }

  @Test
  void in_lists_of_any_length_are_one_value_of_one_text() {
    CqlStatement one = delete(1);
    CqlStatement three = delete(1, 2, 3);
    CqlStatement again = delete(7);

    assertThat(three.text()).isSameAs(one.text()).isSameAs(again.text());
    assertThat(one.values()).endsWith(List.of(1), List.of(1));
    assertThat(three.values()).endsWith(List.of(1, 2, 3), List.of(1, 2, 3));
    assertThat(again.values()).endsWith(List.of(7), List.of(7));
  }

  private CqlStatement delete(Integer... numbers) {
    return events
        .at(Event_.partition(), Event_.eventTime.eq(Event.TIME), Event_.seq.in(numbers))
        .cql()
        .onlyIf(Event_.level.in(numbers))
        .delete();
  }

  static Stream<ThrowingCallable> vectors() {
    float[] three = {1, 2, 3};
    Documents<Draft> drafts = Coodie.of(TestDriver.empty()).documents(Draft.class);
    Query<Draft> all = drafts.find();
    return Stream.of(
        () -> Draft_.meaning.set(three),
        () -> all.nearest(Draft_.meaning, three).limit(1).all(),
        () -> all.nearest(Draft_.meaning, three).limit(1).scored(),
        () -> all.nearest(Draft_.meaning, three).limit(1).async().all(),
        () -> all.rows(Select.similarity(Similarity.COSINE, Draft_.meaning, three)),
        () -> drafts.column("meaning").set(three));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void a_vector_of_another_size_is_refused_wherever_it_goes(ThrowingCallable use) {
    assertThatThrownBy(use)
        .isInstanceOf(CoodieException.class)
        .hasMessageContaining("expected 2 elements")
        .hasMessageEndingWith("[coodie-213]");
  }

  @Test
  void a_second_handle_writes_no_text_again() {
    String text = events.find(Event_.kind.eq("a")).cql().all().text();

    assertThat(coodie.documents(Event.class).find(Event_.kind.eq("b")).cql().all().text())
        .isSameAs(text);
    assertThat(events.cql().saveJson("{1}").text()).isEqualTo(events.cql().saveJson("{2}").text());
  }

  @Test
  void batches_of_any_size_have_the_texts_of_their_statements() {
    CqlStatement save = events.cql().save(EVENT);

    for (int size = 1; size <= 50; size++) {
      Batch batch = Batch.logged(java.util.Collections.nCopies(size, save));
      coodie.execute(batch.timestamp(Instant.ofEpochSecond(size)).consistency(Consistency.ONE));
    }

    assertThat(driver.batches).hasSize(50);
    assertThat(driver.batches.stream().flatMap(b -> b.statements().stream()).map(s -> s.text()))
        .hasSize(50 * 51 / 2)
        .containsOnly(save.text());
  }

  @Test
  void a_batch_is_a_value_that_forgets_nothing() {
    CqlStatement save = events.cql().save(EVENT);
    CqlStatement delete = events.cql().delete(EVENT);
    Batch first = Batch.logged(save);

    Batch both = first.and(delete);
    coodie.execute(both);
    coodie.execute(both);

    assertThat(first.statements()).containsExactly(save);
    assertThat(driver.batches)
        .hasSize(2)
        .allSatisfy(sent -> assertThat(sent.statements()).hasSize(2));
  }

  @Test
  void a_query_is_not_changed_through_the_vector_it_was_given() {
    float[] vector = {1, 2};
    Query<Draft> near =
        coodie.documents(Draft.class).find().nearest(Draft_.meaning, vector).limit(3);

    vector[0] = 9;

    assertThat(near.cql().all().values()).containsExactly(new float[] {1, 2}, 3);
    assertThat(near.cql().scored().values())
        .containsExactly(new float[] {1, 2}, new float[] {1, 2}, 3);
  }

  @Test
  void functions_of_other_columns_are_not_taken_for_each_other() {
    PlainColumn<Event, Integer> first = PlainColumn.of(Event.class, "a", ValueType.INT);
    PlainColumn<Event, Integer> second = PlainColumn.of(Event.class, "b", ValueType.INT);
    PlainColumn<Event, Integer> both = PlainColumn.of(Event.class, "a, b", ValueType.INT);

    assertThat(Select.call("f", ValueType.INT, first, second))
        .isEqualTo(Select.call("f", ValueType.INT, first, second))
        .isNotEqualTo(Select.call("f", ValueType.INT, both));
  }

  @Test
  void a_condition_on_nothing_is_refused_before_it_is_sent() {
    assertThatThrownBy(() -> events.find(Event_.kind.eq(null)).all())
        .hasMessageEndingWith("[coodie-208]");
    assertThatThrownBy(() -> events.find(Event_.kind.isNotNull()).all())
        .hasMessageEndingWith("[coodie-209]");
    assertThatThrownBy(() -> events.at().delete()).hasMessageEndingWith("[coodie-245]");
    assertThat(driver.sent).isEmpty();
  }
}
