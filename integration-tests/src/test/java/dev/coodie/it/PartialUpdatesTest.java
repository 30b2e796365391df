package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Target;
import dev.coodie.column.Condition;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.StaleDocumentException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedCoodieExtension.class)
class PartialUpdatesTest {
  private static final Condition<Member> KEY = Member_.key("t", 1);
  private static final Member MEMBER = Member.of("t", 1);

  private final Documents<Member> members;
  private final Documents<Stock> stocks;

  PartialUpdatesTest(Coodie coodie) {
    this.members = coodie.documents(Member.class);
    this.stocks = coodie.documents(Stock.class);
  }

  @BeforeAll
  static void create_tables(Coodie coodie) {
    coodie.schema().plan(Member.class, Stock.class).apply();
  }

  @BeforeEach
  void one_member() {
    members.at(Member_.partition("t")).delete();
    members.save(MEMBER);
  }

  @Test
  void collections_change_element_by_element() {
    Target<Member> member = members.at(KEY);
    member.update(
        Member_.tags.add("c"),
        Member_.notes.append("z"),
        Member_.scores.putAll(Map.of("go", 9, "poker", 3)));
    member.update(
        Member_.tags.remove("a"), Member_.notes.prepend("v", "w"), Member_.scores.remove("chess"));
    member.update(Member_.notes.setAt(0, "V"), Member_.scores.put("go", 10));
    member.update(Member_.notes.remove("y"), Member_.scores.put("poker", null));

    Member now = members.get(KEY);

    assertThat(now.tags()).containsExactlyInAnyOrder("b", "c");
    assertThat(now.notes()).containsExactly("V", "w", "x", "z");
    assertThat(now.scores()).isEqualTo(Map.of("go", 10));
    member.update(Member_.notes.setAt(0, null));
    assertThat(members.get(KEY).notes()).containsExactly("w", "x", "z");
  }

  @Test
  void a_field_of_a_user_defined_type_is_changed_alone() {
    members.at(KEY).update(Member_.address.field(Address_.street).set("Corso"));
    assertThat(members.get(KEY).address()).isEqualTo(Address.of("Rome", "Corso"));

    members
        .at(KEY)
        .update(
            Member_.address.field(Address_.street).set(null),
            Member_.address.field(Address_.city).set("Bari"),
            Member_.address.field(Address_.corners).set(List.of(new Spot(1, 2))));
    assertThat(members.get(KEY).address())
        .isEqualTo(new Address("Bari", null, List.of(new Spot(1, 2))));
    assertThat(members.get(KEY).home()).isEqualTo(MEMBER.home());
  }

  @Test
  void one_field_twice_is_refused() {
    assertThatThrownBy(
            () ->
                members
                    .at(KEY)
                    .update(
                        Member_.address.field(Address_.city).set("a"),
                        Member_.address.field(Address_.city).set("b")))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("coodie-242");
  }

  @Test
  void static_columns_are_changed_through_a_row_or_its_partition() {
    members.at(MEMBER).update(Member_.lead.set("eve"));
    assertThat(members.get(KEY).lead()).isEqualTo("eve");

    members.at(Member_.partition("t")).delete(Member_.lead);
    assertThat(members.get(KEY).lead()).isNull();
    assertThat(members.get(KEY).budget()).isEqualTo(100);
  }

  @Test
  void ranges_and_partitions_are_deleted() {
    for (int id = 2; id <= 6; id++) {
      members.save(Member.of("t", id));
    }
    members.at(Member_.partition("t"), Member_.id.gt(2), Member_.id.lte(4)).delete();
    assertThat(ids()).containsExactly(1, 2, 5, 6);

    members.at(Member_.partition("t"), Member_.id.in(1, 6)).delete();
    assertThat(ids()).containsExactly(2, 5);

    members.at(Member_.partition("t")).delete();
    assertThat(ids()).isEmpty();
  }

  private List<Integer> ids() {
    return members.find(Member_.partition("t")).all().stream().map(Member::id).toList();
  }

  @Test
  void save_changes_writes_the_difference_and_keeps_what_others_did() {
    Member after =
        MEMBER
            .with(Set.of("b", "new"), List.of("x", "y", "z"), Map.of("go", 5))
            .with(Address.of("Rome", "Corso"));
    members.at(KEY).update(Member_.tags.add("other"), Member_.age.set(77));

    assertThat(members.saveChanges(MEMBER, after)).isEqualTo(after);

    Member now = members.get(KEY);
    assertThat(now.tags()).containsExactlyInAnyOrder("b", "new", "other");
    assertThat(now.age()).isEqualTo(77);
    assertThat(now.notes()).containsExactly("x", "y", "z");
    assertThat(now.scores()).isEqualTo(Map.of("go", 5));
    assertThat(now.address()).isEqualTo(Address.of("Rome", "Corso"));
  }

  @Test
  void save_changes_to_and_from_nothing_are_exact() {
    Member empty = MEMBER.with(Set.of(), List.of(), Map.of()).with(null).ledBy(null);

    members.saveChanges(MEMBER, empty);
    assertThat(members.get(KEY)).isEqualTo(empty);

    members.async().saveChanges(empty, MEMBER).toCompletableFuture().join();
    assertThat(members.get(KEY)).isEqualTo(MEMBER);
  }

  @Test
  void a_version_goes_up_and_a_stale_save_is_refused() {
    Stock first = stocks.save(new Stock("pen", 1, Set.of(), 0));
    Stock second = stocks.save(first.plus(1));

    assertThat(second.version()).isEqualTo(2);
    assertThat(stocks.get(Stock_.key("pen"))).isEqualTo(second);
    assertThatThrownBy(() -> stocks.save(first.plus(5))).isInstanceOf(StaleDocumentException.class);
    assertThatThrownBy(() -> stocks.save(new Stock("pen", 1, Set.of(), 0)))
        .isInstanceOf(StaleDocumentException.class);
    assertThatThrownBy(() -> stocks.delete(first)).isInstanceOf(StaleDocumentException.class);
    assertThatThrownBy(
            () -> stocks.async().saveChanges(first, first.plus(3)).toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(StaleDocumentException.class);
    assertThat(stocks.get(Stock_.key("pen")).amount()).isEqualTo(2);
    assertThat(stocks.saveChanges(second, second.plus(1)).version()).isEqualTo(3);
    stocks.delete(stocks.get(Stock_.key("pen")));
    assertThat(stocks.findOne(Stock_.key("pen"))).isEmpty();
  }

  @Test
  void compare_and_set_loses_no_change_of_eight_writers() throws Exception {
    stocks.save(new Stock("ink", 0, Set.of(), 0));
    members.at(KEY).update(Member_.age.set(0));
    int writers = 8;
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    try {
      List<CompletableFuture<?>> all = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        all.add(CompletableFuture.runAsync(this::addOneToBoth, pool));
      }
      CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
    } finally {
      pool.shutdownNow();
    }

    assertThat(stocks.get(Stock_.key("ink")).amount()).isEqualTo(writers);
    assertThat(stocks.get(Stock_.key("ink")).version()).isEqualTo(writers + 1);
    assertThat(members.get(KEY)).isEqualTo(MEMBER.aged(writers));
  }

  private void addOneToBoth() {
    untilDone(() -> stocks.compareAndSet(Stock_.key("ink"), stock -> stock.plus(1)));
    untilDone(() -> members.compareAndSet(KEY, member -> member.aged(member.age() + 1)));
  }

  /** Ten tries are not always enough for eight writers on a slow machine. */
  private static void untilDone(Runnable change) {
    while (true) {
      try {
        change.run();
        return;
      } catch (StaleDocumentException e) {
        Thread.yield();
      }
    }
  }

  @Test
  void compare_and_set_runs_without_waiting_too() {
    stocks.save(new Stock("cap", 1, Set.of(), 0));

    Stock stored =
        stocks
            .async()
            .compareAndSet(Stock_.key("cap"), stock -> stock.plus(4))
            .toCompletableFuture()
            .join();

    assertThat(stored).isEqualTo(new Stock("cap", 5, Set.of(), 2));
    assertThat(stocks.get(Stock_.key("cap"))).isEqualTo(stored);
  }
}
