package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.driver.CqlStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a write looks like; {@code $INSERT} stands for its start up to the values, {@code $KEY} for
 * the conditions on all key columns.
 */
class WriteCqlTest {
  private static final String INSERT =
      "INSERT INTO ks.event (" + Event_.ALL + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String KEY =
      "\"service\" = ? AND \"day_bucket\" = ? AND \"event_time\" = ? AND \"seq\" = ?";
  private static final Event EVENT = Event.numbered(1);
  private static final boolean IDEMPOTENT = true;
  private static final boolean ONCE = false;

  private final Documents<Event> events = Coodie.of(TestDriver.empty()).documents(Event.class);

  @ParameterizedTest(name = "{0}")
  @MethodSource({"inserts", "updates", "deletes"})
  void a_write_has_this_cql(
      String cql, boolean idempotent, Function<Documents<Event>, CqlStatement> write) {
    CqlStatement statement = write.apply(events);

    assertThat(statement.text()).isEqualTo(cql.replace("$INSERT", INSERT).replace("$KEY", KEY));
    assertThat(statement.idempotent()).isEqualTo(idempotent);
    assertThat(statement.conditional()).isEqualTo(cql.contains(" IF "));
    assertThat(statement.values())
        .hasSize((int) statement.text().chars().filter(c -> c == '?').count());
  }

  static Stream<Arguments> inserts() {
    return Stream.of(
        sql("$INSERT", IDEMPOTENT, e -> e.cql().save(EVENT)),
        sql("$INSERT", IDEMPOTENT, e -> e.skipNulls().cql().save(EVENT)),
        sql("$INSERT USING TTL ?", IDEMPOTENT, e -> ttl(e).cql().save(EVENT)),
        sql("$INSERT USING TTL ?", IDEMPOTENT, e -> e.neverExpires().cql().save(EVENT)),
        sql("$INSERT USING TIMESTAMP ?", ONCE, e -> at(e).cql().save(EVENT)),
        sql("$INSERT USING TIMESTAMP ?", IDEMPOTENT, e -> at(e).cql().save(Event.bare())),
        sql("$INSERT USING TIMESTAMP ? AND TTL ?", ONCE, e -> ttl(at(e)).cql().save(EVENT)),
        sql("$INSERT IF NOT EXISTS", ONCE, e -> e.cql().insertIfNotExists(EVENT)),
        sql("$INSERT IF NOT EXISTS USING TTL ?", ONCE, e -> ttl(e).cql().insertIfNotExists(EVENT)));
  }

  static Stream<Arguments> updates() {
    return Stream.of(
        set("\"kind\" = ?", IDEMPOTENT, t -> t.update(Event_.kind.set("x"))),
        set("\"kind\" = ?", IDEMPOTENT, t -> t.update(Event_.kind.set(null))),
        set("\"tags\" = \"tags\" + ?", IDEMPOTENT, t -> t.update(Event_.tags.add("x"))),
        set("\"tags\" = \"tags\" - ?", IDEMPOTENT, t -> t.update(Event_.tags.remove("x"))),
        set("\"notes\" = \"notes\" + ?", ONCE, t -> t.update(Event_.notes.append("x"))),
        set("\"notes\" = ? + \"notes\"", ONCE, t -> t.update(Event_.notes.prepend("x"))),
        set("\"notes\" = \"notes\" - ?", IDEMPOTENT, t -> t.update(Event_.notes.remove("x"))),
        set("\"notes\"[?] = ?", ONCE, t -> t.update(Event_.notes.setAt(0, "x"))),
        set("\"notes\"[?] = ?", ONCE, t -> t.update(Event_.notes.setAt(0, null))),
        set("\"counts\"[?] = ?", IDEMPOTENT, t -> t.update(Event_.counts.put("x", 1))),
        set("\"counts\"[?] = ?", IDEMPOTENT, t -> t.update(Event_.counts.put("x", null))),
        set(
            "\"counts\"[?] = ?, \"counts\"[?] = ?",
            IDEMPOTENT,
            t -> t.update(Event_.counts.put("x", 1), Event_.counts.put("y", 2))),
        set(
            "\"counts\" = \"counts\" + ?",
            IDEMPOTENT,
            t -> t.update(Event_.counts.putAll(Map.of("x", 1)))),
        set("\"counts\" = \"counts\" - ?", IDEMPOTENT, t -> t.update(Event_.counts.remove("x"))),
        set("\"path\" = ?", IDEMPOTENT, t -> t.update(Event_.path.set(List.of(1)))),
        set(
            "\"kind\" = ?, \"notes\" = \"notes\" + ?",
            ONCE,
            t -> t.update(Event_.kind.set("x"), Event_.notes.append("y"))),
        sql(
            "UPDATE ks.event USING TIMESTAMP ? AND TTL ? SET \"kind\" = ? WHERE $KEY",
            IDEMPOTENT,
            e -> ttl(at(e)).at(EVENT).cql().update(Event_.kind.set("x"))),
        sql(
            "UPDATE ks.event SET \"owner\" = ? WHERE \"service\" = ? AND \"day_bucket\" = ?",
            IDEMPOTENT,
            e -> e.at(Event_.partition()).cql().update(Event_.owner.set("x"))),
        sql(
            "UPDATE ks.event SET \"kind\" = ? WHERE \"service\" = ? AND \"day_bucket\" = ? AND"
                + " \"event_time\" = ? AND \"seq\" IN ?",
            IDEMPOTENT,
            e ->
                e.at(Event_.partition(), Event_.eventTime.eq(Event.TIME), Event_.seq.in(1, 2))
                    .cql()
                    .update(Event_.kind.set("x"))),
        set("\"kind\" = ?", " IF EXISTS", t -> t.ifExists().update(Event_.kind.set("x"))),
        set(
            "\"kind\" = ?",
            " IF \"kind\" = ?",
            t -> t.onlyIf(Event_.kind.eq("y")).update(Event_.kind.set("x"))),
        set(
            "\"kind\" = ?",
            " IF \"kind\" = ?",
            t -> t.onlyIf(Event_.kind.isNull()).update(Event_.kind.set("x"))),
        set(
            "\"kind\" = ?",
            " IF \"kind\" != ? AND \"level\" > ?",
            t ->
                t.onlyIf(Event_.kind.isNotNull(), Event_.level.gt(1)).update(Event_.kind.set("x"))),
        set(
            "\"kind\" = ?",
            " IF \"level\" IN ? AND \"counts\"[?] = ?",
            t ->
                t.onlyIf(Event_.level.in(1, 2), Event_.counts.at("x").eq(null))
                    .update(Event_.kind.set("x"))),
        sql(
            "UPDATE ks.event USING TTL ? SET \"kind\" = ? WHERE $KEY IF EXISTS",
            ONCE,
            e -> ttl(e).at(EVENT).cql().ifExists().update(Event_.kind.set("x"))));
  }

  static Stream<Arguments> deletes() {
    return Stream.of(
        sql("TRUNCATE ks.event", ONCE, e -> e.cql().truncate()),
        sql("DELETE FROM ks.event WHERE $KEY", IDEMPOTENT, e -> e.cql().delete(EVENT)),
        sql("DELETE FROM ks.event WHERE $KEY", IDEMPOTENT, e -> ttl(e).cql().delete(EVENT)),
        sql("DELETE FROM ks.event WHERE $KEY", IDEMPOTENT, e -> e.at(EVENT).cql().delete()),
        sql(
            "DELETE FROM ks.event USING TIMESTAMP ? WHERE $KEY",
            IDEMPOTENT,
            e -> at(e).cql().delete(EVENT)),
        sql(
            "DELETE FROM ks.event WHERE \"service\" = ? AND \"day_bucket\" = ?",
            IDEMPOTENT,
            e -> e.at(Event_.partition()).cql().delete()),
        sql(
            "DELETE FROM ks.event WHERE \"service\" = ? AND \"day_bucket\" = ? AND \"event_time\" <"
                + " ?",
            IDEMPOTENT,
            e -> e.at(Event_.partition(), Event_.eventTime.lt(Event.TIME)).cql().delete()),
        sql(
            "DELETE \"kind\" FROM ks.event WHERE $KEY",
            IDEMPOTENT,
            e -> e.at(EVENT).cql().delete(Event_.kind)),
        sql(
            "DELETE \"kind\", \"tags\" FROM ks.event USING TIMESTAMP ? WHERE $KEY",
            IDEMPOTENT,
            e -> at(e).at(EVENT).cql().delete(Event_.kind, Event_.tags)),
        sql(
            "DELETE \"owner\" FROM ks.event WHERE \"service\" = ? AND \"day_bucket\" = ?",
            IDEMPOTENT,
            e -> e.at(Event_.partition()).cql().delete(Event_.owner)),
        sql(
            "DELETE FROM ks.event WHERE $KEY IF EXISTS",
            ONCE,
            e -> e.at(EVENT).cql().ifExists().delete()),
        sql(
            "DELETE FROM ks.event WHERE $KEY IF \"level\" < ?",
            ONCE,
            e -> e.at(EVENT).cql().onlyIf(Event_.level.lt(1)).delete()),
        sql(
            "DELETE \"kind\" FROM ks.event WHERE $KEY IF \"level\" >= ?",
            ONCE,
            e -> e.at(EVENT).cql().onlyIf(Event_.level.gte(1)).delete(Event_.kind)));
  }

  private static Documents<Event> ttl(Documents<Event> documents) {
    return documents.ttl(Duration.ofHours(1));
  }

  private static Documents<Event> at(Documents<Event> documents) {
    return documents.timestamp(Instant.ofEpochSecond(1));
  }

  private static Arguments set(
      String change, boolean idempotent, Function<CqlTarget<Event>, CqlStatement> update) {
    return sql(
        "UPDATE ks.event SET " + change + " WHERE $KEY",
        idempotent,
        e -> update.apply(e.at(EVENT).cql()));
  }

  private static Arguments set(
      String change, String condition, Function<CqlTarget<Event>, CqlStatement> update) {
    return sql(
        "UPDATE ks.event SET " + change + " WHERE $KEY" + condition,
        ONCE,
        e -> update.apply(e.at(EVENT).cql()));
  }

  private static Arguments sql(
      String cql, boolean idempotent, Function<Documents<Event>, CqlStatement> write) {
    return arguments(cql, idempotent, write);
  }
}
