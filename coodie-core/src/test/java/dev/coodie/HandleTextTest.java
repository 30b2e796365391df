package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.batch.Batch;
import dev.coodie.driver.CqlStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a log or a debugger shows of handles, queries and targets: CQL, and never a value. */
class HandleTextTest {
  private static final String SECRET = "s3cr3t";
  private static final TestDriver DRIVER = TestDriver.empty();
  private static final Coodie COODIE =
      Coodie.of(DRIVER, CoodieConfig.defaults().keyspace("ks").credentials("ann", SECRET));
  private static final Documents<Event> EVENTS =
      COODIE.documents(Event.class).ttl(Duration.ofSeconds(9)).timestamp(Instant.EPOCH);
  private static final Query<Event> QUERY = EVENTS.find(Event_.kind.eq(SECRET)).limit(7);
  private static final Target<Event> TARGET = EVENTS.at(Event_.key());
  private static final Counters<Hits> COUNTERS = COODIE.counters(Hits.class);
  private static final String AT =
      " WHERE \"service\" = ? AND \"day_bucket\" = ? AND \"event_time\" = ? AND \"seq\" = ?";
  private static final String SELECT =
      "SELECT " + Event_.ALL + " FROM ks.event WHERE \"kind\" = ? LIMIT ?";

  static List<Arguments> texts() {
    return List.of(
        Arguments.of(EVENTS, "Documents of Event in ks.event"),
        Arguments.of(EVENTS.keyspace("other"), "Documents of Event in other.event"),
        Arguments.of(EVENTS.async(), "AsyncDocuments of Event in ks.event"),
        Arguments.of(EVENTS.cql(), "CqlDocuments of Event in ks.event"),
        Arguments.of(COUNTERS, "Counters, Documents of Hits in ks.hits"),
        Arguments.of(COUNTERS.async(), "AsyncCounters, AsyncDocuments of Hits in ks.hits"),
        Arguments.of(COUNTERS.cql(), "CqlCounters, CqlDocuments of Hits in ks.hits"),
        Arguments.of(
            COODIE.views(ProductByColor.class),
            "Views, Documents of ProductByColor in ks.product_by_color"),
        Arguments.of(QUERY, SELECT),
        Arguments.of(QUERY.async(), SELECT),
        Arguments.of(QUERY.cql(), SELECT),
        Arguments.of(TARGET, "rows of ks.event" + AT),
        Arguments.of(TARGET.async(), "rows of ks.event" + AT),
        Arguments.of(TARGET.cql(), "rows of ks.event" + AT),
        Arguments.of(TARGET.ifExists(), "rows of ks.event" + AT + " IF EXISTS"),
        Arguments.of(
            TARGET.onlyIf(Event_.kind.eq(SECRET)).async(),
            "rows of ks.event" + AT + " IF \"kind\" = ?"),
        Arguments.of(
            COUNTERS.at(Hits_.key(SECRET, 1)),
            "rows of ks.hits WHERE \"page\" = ? AND \"day\" = ?"),
        Arguments.of(EVENTS.bulk(), "Bulk of Event in ks.event"),
        Arguments.of(EVENTS.bulk().async(), "AsyncBulk of Event in ks.event"),
        Arguments.of(EVENTS.bulk().outcomes(), "BulkOutcomes of Event in ks.event"),
        Arguments.of(EVENTS.scan(), "Scan of SELECT " + Event_.ALL + " FROM ks.event"),
        Arguments.of(COODIE.scan("ks", "t", "a"), "Scan of SELECT a FROM ks.t"),
        Arguments.of(
            COODIE.scan("ks", "t", CqlStatement.of("a > 1"), "a"),
            "Scan of SELECT a FROM ks.t WHERE a > 1 ALLOW FILTERING"),
        Arguments.of(
            Batch.logged(TARGET.cql().delete(), TARGET.cql().delete()),
            "BEGIN BATCH of 2 statements, the first: DELETE FROM ks.event USING TIMESTAMP ?" + AT));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void the_text_is_cql_without_values(Object handle, String text) {
    assertThat(handle).hasToString(text);
    assertThat(handle.toString()).doesNotContain(SECRET);
  }

  @Test
  void a_query_that_is_refused_says_why() {
    assertThat(EVENTS.find(Event_.service.eq(SECRET)))
        .asString()
        .startsWith("a query of Event that is refused: ")
        .contains("day_bucket", "[coodie-285]")
        .doesNotContain(SECRET);
  }

  @Test
  void nothing_is_sent_and_no_keyspace_is_needed() {
    TestDriver driver = TestDriver.empty();

    assertThat(Coodie.of(driver).documents(Event.class).find())
        .hasToString("SELECT " + Event_.ALL + " FROM \"event\"");
    assertThat(driver.sent).isEmpty();
  }

  @Test
  void the_whole_shows_no_password() {
    assertThat(COODIE.toString()).contains("ks").doesNotContain(SECRET);
  }
}
