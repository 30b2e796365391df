package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.column.Condition;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.transaction.TransactionDocuments;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Null in conditions, by every way to give one: each is told with its own reason. */
class NullInConditionsTest {
  private static final Coodie COODIE = Coodie.of(TestDriver.empty());
  private static final Documents<Event> EVENTS = COODIE.documents(Event.class);
  private static final TransactionDocuments<Account> ACCOUNTS =
      COODIE.documents(Account.class).inTransaction();
  private static final Condition<Event> NULL_KEY =
      Event_.service.eq(null).and(Event_.dayBucket.eq(Event.DAY));
  private static final String OF_KEY =
      "Column \"service\" is of the key of Event and compared with null, but no row has null there."
          + " Give it a value. [coodie-208]";
  private static final String OF_ACCOUNT =
      OF_KEY.replace("service", "bank").replace("Event", "Account");

  static Stream<Arguments> keys() {
    Condition<Account> nullBank = Account_.bank.eq(null).and(Account_.number.eq(1));
    return Stream.of(
        arguments(OF_KEY, (ThrowingCallable) () -> EVENTS.find(NULL_KEY).all()),
        arguments(OF_KEY, (ThrowingCallable) () -> EVENTS.find(NULL_KEY).limit(1).first()),
        arguments(OF_KEY, (ThrowingCallable) () -> EVENTS.findOne(NULL_KEY)),
        arguments(OF_KEY, (ThrowingCallable) () -> EVENTS.async().findOne(NULL_KEY)),
        arguments(OF_KEY, (ThrowingCallable) () -> EVENTS.get(NULL_KEY)),
        arguments(OF_KEY, (ThrowingCallable) () -> EVENTS.find().where(NULL_KEY).first()),
        arguments(OF_KEY, (ThrowingCallable) () -> EVENTS.cql().findOne(NULL_KEY)),
        arguments(OF_KEY, (ThrowingCallable) () -> EVENTS.at(NULL_KEY).delete()),
        arguments(
            OF_KEY, (ThrowingCallable) () -> EVENTS.at(NULL_KEY).update(Event_.owner.set("a"))),
        arguments(
            OF_KEY,
            (ThrowingCallable)
                () ->
                    EVENTS.at(NULL_KEY).onlyIf(Event_.owner.eq("b")).update(Event_.owner.set("a"))),
        arguments(
            OF_KEY,
            (ThrowingCallable)
                () ->
                    EVENTS
                        .find(EVENTS.column("service").eq(null), Event_.dayBucket.eq(Event.DAY))
                        .all()),
        arguments(OF_ACCOUNT, (ThrowingCallable) () -> ACCOUNTS.read(nullBank)),
        arguments(OF_ACCOUNT, (ThrowingCallable) () -> ACCOUNTS.readFirst(Account_.bank.eq(null))),
        arguments(OF_ACCOUNT, (ThrowingCallable) () -> ACCOUNTS.at(nullBank).delete()),
        arguments(
            OF_ACCOUNT,
            (ThrowingCallable) () -> ACCOUNTS.at(nullBank).update(Account_.balance.set(1L))));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void a_null_in_a_key_is_named(String sentence, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(InvalidQueryException.class).hasMessage(sentence);
  }

  static Stream<Arguments> comparisons() {
    return Stream.of(
        arguments("seq", "lt()", (ThrowingCallable) () -> Event_.seq.lt(null)),
        arguments("seq", "lte()", (ThrowingCallable) () -> Event_.seq.lte(null)),
        arguments("seq", "gt()", (ThrowingCallable) () -> Event_.seq.gt(null)),
        arguments("seq", "gte()", (ThrowingCallable) () -> Event_.seq.gte(null)),
        arguments("seq", "between()", (ThrowingCallable) () -> Event_.seq.between(null, 1)),
        arguments("seq", "in()", (ThrowingCallable) () -> Event_.seq.in((Integer[]) null)),
        arguments("seq", "in()", (ThrowingCallable) () -> Event_.seq.in((List<Integer>) null)),
        arguments("seq", "notIn()", (ThrowingCallable) () -> Event_.seq.notIn((Integer[]) null)),
        arguments("owner", "like()", (ThrowingCallable) () -> Event_.owner.like(null)),
        arguments("tags", "CONTAINS", (ThrowingCallable) () -> Event_.tags.contains(null)),
        arguments("notes", "NOT CONTAINS", (ThrowingCallable) () -> Event_.notes.notContains(null)),
        arguments(
            "counts", "CONTAINS KEY", (ThrowingCallable) () -> Event_.counts.containsKey(null)));
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void a_comparison_that_nothing_meets_is_refused_when_it_is_made(
      String column, String by, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidQueryException.class)
        .hasMessage(
            "Column \"%s\" is compared by %s with null, which no cell can meet. Give a value, or leave the condition out. [coodie-205]",
            column, by);
  }

  @Test
  void null_among_values_is_to_be_left_out() {
    assertThatThrownBy(() -> Event_.kind.in(Arrays.asList("a", null)))
        .hasMessage(
            "Column \"kind\" is compared by in() with a collection that contains null, which no cell"
                + " can meet. Leave null out. [coodie-205]");
  }

  @Test
  void an_empty_cell_can_be_asked_for_where_the_server_can_tell() {
    assertThat(
            EVENTS
                .at(Event_.key())
                .onlyIf(Event_.kind.isNull())
                .cql()
                .update(Event_.level.set(1))
                .text())
        .endsWith(" IF \"kind\" = ?");
    assertThatThrownBy(() -> EVENTS.find(Event_.kind.eq(null)).all())
        .hasMessageContaining("or use isNull() inside onlyIf(). [coodie-208]");
  }
}
