package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.ConditionalTarget;
import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.LwtResult;
import dev.coodie.column.Condition;
import dev.coodie.driver.Consistency;
import dev.coodie.error.StatementException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditional writes (LWT) with every operator, on everything that can be compared. */
@ExtendWith(EmbeddedCoodieExtension.class)
class ConditionsTest {
  private static final Condition<Member> KEY = Member_.key("t", 1);

  private final Documents<Member> members;

  ConditionsTest(Coodie coodie) {
    this.members = coodie.documents(Member.class);
  }

  @BeforeAll
  static void create_tables(Coodie coodie) {
    coodie.schema().plan(Member.class).apply();
  }

  @BeforeEach
  void one_member() {
    members.at(Member_.partition("t")).delete();
    members.save(Member.of("t", 1));
  }

  static Stream<Arguments> conditions() {
    return Stream.of(
        both("eq", Member_.age.eq(30), Member_.age.eq(31)),
        both("ne", Member_.age.ne(31), Member_.age.ne(30)),
        both("lt", Member_.age.lt(31), Member_.age.lt(30)),
        both("lte", Member_.age.lte(30), Member_.age.lte(29)),
        both("gt", Member_.age.gt(29), Member_.age.gt(30)),
        both("gte", Member_.age.gte(30), Member_.age.gte(31)),
        both("in", Member_.age.in(1, 30), Member_.age.in(1, 2, 3)),
        both("text", Member_.name.eq("Bob"), Member_.name.eq("bob")),
        both("null", Member_.name.isNotNull(), Member_.name.isNull()),
        both("eq null", Member_.name.ne(null), Member_.name.eq(null)),
        both("whole set", Member_.tags.eq(Set.of("a", "b")), Member_.tags.eq(Set.of("a"))),
        both(
            "whole list", Member_.notes.eq(List.of("x", "y")), Member_.notes.eq(List.of("y", "x"))),
        both("whole map", Member_.scores.eq(Map.of("go", 1, "chess", 2)), Member_.scores.isNull()),
        both("entry", Member_.scores.at("go").eq(1), Member_.scores.at("go").eq(2)),
        both("entry gt", Member_.scores.at("go").gt(0), Member_.scores.at("go").gt(1)),
        both("entry in", Member_.scores.at("go").in(1, 2), Member_.scores.at("go").in(2, 3)),
        both("no entry", Member_.scores.at("x").isNull(), Member_.scores.at("go").isNull()),
        both("element", Member_.notes.at(1).eq("y"), Member_.notes.at(0).eq("y")),
        both("element ne", Member_.notes.at(0).ne("y"), Member_.notes.at(1).ne("y")),
        both(
            "field",
            Member_.address.field(Address_.city).eq("Rome"),
            Member_.address.field(Address_.city).eq("Oslo")),
        both(
            "field lt",
            Member_.address.field(Address_.street).lt("W"),
            Member_.address.field(Address_.street).lt("A")),
        both(
            "field in",
            Member_.address.field(Address_.city).in("Rome", "Oslo"),
            Member_.address.field(Address_.city).in("x", "y", "z")),
        both(
            "frozen",
            Member_.home.eq(Address.of("Oslo", null)),
            Member_.home.eq(Address.of("x", ""))),
        both("static", Member_.lead.eq("ann"), Member_.lead.eq("bob")),
        both(
            "several",
            Member_.age.eq(30).and(Member_.scores.at("go").eq(1)),
            Member_.age.eq(30).and(Member_.scores.at("go").eq(7))));
  }

  private static Arguments both(String name, Condition<Member> holds, Condition<Member> fails) {
    return Arguments.of(name, holds, fails);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conditions")
  void a_condition_decides_whether_a_write_is_made(
      String name, Condition<Member> holds, Condition<Member> fails) {
    for (int repeated = 0; repeated < 2; repeated++) {
      LwtResult<Member> rejected = members.at(KEY).onlyIf(fails).update(Member_.name.set("no"));
      assertThat(rejected.applied()).isFalse();
      assertThat(members.get(KEY).name()).isEqualTo("Bob");
    }

    assertThat(
            members
                .at(KEY)
                .async()
                .onlyIf(holds)
                .update(Member_.age.set(30))
                .toCompletableFuture()
                .join()
                .applied())
        .isTrue();
    assertThat(members.at(KEY).onlyIf(holds).update(Member_.name.set("yes")).applied()).isTrue();
    assertThat(members.get(KEY).name()).isEqualTo("yes");
  }

  @Test
  void in_with_another_number_of_values_is_another_value_of_the_same_statement() {
    ConditionalTarget<Member> two = members.at(KEY).onlyIf(Member_.age.in(1, 2));
    ConditionalTarget<Member> three = members.at(KEY).onlyIf(Member_.age.in(1, 2, 30));

    assertThat(two.update(Member_.name.set("x")).applied()).isFalse();
    assertThat(three.update(Member_.name.set("x")).applied()).isTrue();
    assertThat(two.cql().update(Member_.name.set("x")).text())
        .isEqualTo(three.cql().update(Member_.name.set("x")).text());
  }

  @Test
  void a_static_condition_guards_the_partition_alone() {
    LwtResult<Member> changed =
        members
            .at(Member_.partition("t"))
            .onlyIf(Member_.budget.gte(50))
            .update(Member_.budget.set(50), Member_.lead.set("cid"));
    LwtResult<Member> rejected =
        members.at(Member.of("t", 1)).onlyIf(Member_.budget.gt(50)).update(Member_.budget.set(0));

    assertThat(changed.applied()).isTrue();
    assertThat(rejected.applied()).isFalse();
    assertThat(rejected.current(Member_.budget)).hasValue(50);
    assertThat(members.get(KEY).lead()).isEqualTo("cid");
  }

  @Test
  void a_static_condition_can_guard_a_row() {
    assertThat(members.at(KEY).onlyIf(Member_.lead.eq("ann")).update(Member_.age.set(1)).applied())
        .isTrue();
    assertThat(members.at(KEY).onlyIf(Member_.lead.eq("x")).delete().applied()).isFalse();
    assertThat(members.at(KEY).onlyIf(Member_.lead.eq("ann")).delete().applied()).isTrue();
  }

  @Test
  void if_exists_updates_and_deletes_what_is_there() {
    Condition<Member> other = Member_.key("t", 2);

    assertThat(members.at(other).ifExists().update(Member_.age.set(1)).applied()).isFalse();
    assertThat(members.at(other).ifExists().delete().applied()).isFalse();
    assertThat(members.find(other).exists()).isFalse();
    assertThat(members.at(KEY).ifExists().update(Member_.age.set(1)).applied()).isTrue();
    assertThat(members.at(KEY).ifExists().delete(Member_.name).applied()).isTrue();
    assertThat(members.at(KEY).ifExists().delete().applied()).isTrue();
  }

  @Test
  void a_rejected_insert_gives_the_row_that_is_there() {
    LwtResult<Member> result = members.insertIfNotExists(Member.of("t", 1).aged(99));

    assertThat(result.applied()).isFalse();
    assertThat(result.current()).hasValue(Member.of("t", 1));
    assertThat(result.current(Member_.age)).hasValue(30);
  }

  @Test
  void serial_levels_are_sent_and_read() {
    Documents<Member> local = members.serialConsistency(Consistency.LOCAL_SERIAL);

    assertThat(local.at(KEY).onlyIf(Member_.age.eq(30)).update(Member_.age.set(31)).applied())
        .isTrue();
    assertThat(members.find(KEY).consistency(Consistency.SERIAL).one().age()).isEqualTo(31);
    assertThat(members.consistency(Consistency.LOCAL_SERIAL).get(KEY).age()).isEqualTo(31);
  }

  @Test
  void an_index_out_of_bounds_is_what_the_server_says() {
    assertThatThrownBy(() -> members.at(KEY).update(Member_.notes.setAt(9, "z")))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("9");
  }
}
