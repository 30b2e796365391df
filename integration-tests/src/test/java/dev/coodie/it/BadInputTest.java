package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.PageToken;
import dev.coodie.Query;
import dev.coodie.driver.CqlStatement;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.CoodieException;
import dev.coodie.error.StatementException;
import dev.coodie.schema.definition.Replication;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a wrong call is told, before anything is sent. */
@ExtendWith(EmbeddedCoodieExtension.class)
class BadInputTest {
  private static final String SECRET = "4711-secret";

  private static Documents<User> users;
  private static Documents<Watch> watches;

  record Case(String name, ThrowingCallable call, String id, String sentence) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void create_tables(Coodie coodie) {
    coodie.schema().plan(User.class, Watch.class).apply();
    users = coodie.documents(User.class);
    watches = coodie.documents(Watch.class);
  }

  static Stream<Case> calls() {
    return Stream.of(
        new Case(
            "unknown dynamic column",
            () -> users.column("emial"),
            "coodie-201",
            "User has no column \"emial\". Did you mean \"email\"? Columns: name, email, age,"
                + " roles, settings."),
        new Case(
            "wrong value type through the dynamic door",
            () -> users.column("age").eq(SECRET),
            "coodie-210",
            "expected java.lang.Integer for int, found java.lang.String"),
        new Case(
            "empty in()",
            () -> User_.name.in(List.of()),
            "coodie-202",
            "Column \"name\" is compared by in() with an empty collection"),
        new Case(
            "null in a key",
            () -> users.save(nameless()),
            "coodie-152",
            "User has null in key column \"name\"."),
        new Case(
            "null in a condition",
            () -> users.find(User_.name.eq(null)).all(),
            "coodie-208",
            "Column \"name\" is of the key of User and compared with null"),
        new Case(
            "limit(0)",
            () -> users.find().limit(0),
            "coodie-226",
            "limit() is 0; it must be 1 or more."),
        new Case(
            "negative TTL",
            () -> users.ttl(Duration.ofSeconds(-1)),
            "coodie-222",
            "from 1 second to 20 years"),
        new Case(
            "TTL of a fraction of a second",
            () -> users.ttl(Duration.ofMillis(1500)),
            "coodie-222",
            "whole seconds"),
        new Case(
            "TTL above 20 years",
            () -> users.ttl(Duration.ofDays(20 * 365 + 1)),
            "coodie-222",
            "630720000 seconds"),
        new Case(
            "a text that is no token",
            () -> PageToken.parse("not a token"),
            "coodie-231",
            "The text is not a page token."),
        new Case(
            "a null element",
            () -> User_.roles.add((String) null),
            "coodie-211",
            "cannot contain a null element"));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_wrong_call_is_told_what_to_do(Case wrong) {
    assertThatThrownBy(wrong.call())
        .isInstanceOf(CoodieException.class)
        .hasMessageContaining(wrong.sentence())
        .hasMessageEndingWith("[" + wrong.id() + "]")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void a_token_that_was_changed_or_is_of_another_query_is_refused() {
    for (int i = 0; i < 5; i++) {
      watches.save(new Watch("paged", i, 0));
      watches.save(new Watch("other", i, 0));
    }
    Query<Watch> query = watches.find(Watch_.partition("paged")).pageSize(2);
    String text = query.page().next().orElseThrow().toString();
    char changed = text.charAt(25) == 'A' ? 'B' : 'A';
    PageToken tampered = PageToken.parse(text.substring(0, 25) + changed + text.substring(26));

    assertThatThrownBy(() -> query.page(tampered)).hasMessageEndingWith("[coodie-232]");
    assertThatThrownBy(
            () -> watches.find(Watch_.partition("other")).pageSize(2).page(PageToken.parse(text)))
        .hasMessageEndingWith("[coodie-233]");
    assertThat(query.page(PageToken.parse(text)).items()).hasSize(2);
  }

  @Test
  void a_token_works_with_its_own_key_alone() {
    Coodie mine = withKey("0123456789abcdef");
    Coodie theirs = withKey("fedcba9876543210");
    try (mine;
        theirs) {
      mine.schema().keyspace("signed").plan(Watch.class).apply();
      for (int i = 0; i < 5; i++) {
        mine.documents(Watch.class).save(new Watch("signed", i, 0));
      }
      Query<Watch> query = mine.documents(Watch.class).find(Watch_.partition("signed")).pageSize(2);
      PageToken token = query.page().next().orElseThrow();

      assertThat(query.page(token).items()).hasSize(2);
      assertThatThrownBy(
              () ->
                  theirs
                      .documents(Watch.class)
                      .find(Watch_.partition("signed"))
                      .pageSize(2)
                      .page(token))
          .hasMessageEndingWith("[coodie-232]");
    }
  }

  @Test
  void a_closed_coodie_says_so() {
    Coodie closed = withKey("0123456789abcdef");
    Documents<User> documents = closed.documents(User.class);
    closed.close();

    assertThatThrownBy(() -> documents.save(User.of("x", 1)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("This Coodie is closed.");
    assertThatThrownBy(() -> closed.execute("SELECT now() FROM system.local"))
        .hasMessageStartingWith("This Coodie is closed.");
  }

  @Test
  void blocking_inside_a_callback_of_the_driver_is_refused() {
    CompletableFuture<Object> blocked =
        users
            .async()
            .findOne(User_.key("nobody"))
            .<Object>thenApply(none -> users.find(User_.key("somebody")).all())
            .toCompletableFuture();

    assertThatThrownBy(blocked::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(ConfigurationException.class)
        .hasMessageContaining("[coodie-611]");
  }

  @Test
  void hostile_names_stay_names(Coodie coodie) {
    String hostile = "weird\"; DROP";

    assertThatThrownBy(() -> coodie.schema().createKeyspace(hostile, Replication.simple(1)))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("CREATE KEYSPACE IF NOT EXISTS \"weird\"\"; DROP\" WITH");
    assertThatThrownBy(() -> users.keyspace(hostile).save(User.of("x", 1)))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("INSERT INTO \"weird\"\"; DROP\".users");
  }

  @Test
  void values_never_become_text() {
    CqlStatement statement = users.find(User_.name.eq(SECRET)).cql().all();

    assertThat(statement.text()).doesNotContain(SECRET);
    assertThat(statement.toString()).doesNotContain(SECRET);
  }

  @SuppressWarnings("NullAway") // a caller without null checks
  private static User nameless() {
    return new User(null, null, 1, Set.of(), Map.of());
  }

  private static Coodie withKey(String key) {
    EmbeddedCassandra node = EmbeddedCassandra.shared();
    String host = node.contactPoint().getHostString() + ":" + node.port();
    Coodie coodie =
        Coodie.connect(
            CoodieConfig.at(host)
                .localDatacenter(node.localDatacenter())
                .keyspace("signed")
                .pageTokenKey(key.getBytes(StandardCharsets.US_ASCII)));
    coodie.schema().createKeyspace("signed", Replication.simple(1));
    return coodie;
  }
}
