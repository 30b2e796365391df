package dev.coodie.examples.guide;

import static dev.coodie.column.Select.ttl;
import static dev.coodie.column.Select.writeTime;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** TTL and write times. */
class TtlGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(User.class, Session.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<User> users = coodie.documents(User.class);
  private final Documents<Session> sessions = coodie.documents(Session.class);

  private static User ann(int age) {
    return new User("ann", "ann@example.org", age, Set.of(), Optional.empty());
  }

  @Test
  void written_cells_expire() {
    // tag::ttl-save[]
    users.ttl(Duration.ofHours(1)).save(ann(30));

    Documents<User> shortLived = users.ttl(Duration.ofMinutes(10)); // a handle to keep
    shortLived.at(User_.key("ann")).update(User_.age.set(31));
    // end::ttl-save[]

    // tag::ttl-read[]
    Row row = users.find(User_.key("ann")).rows(ttl(User_.age), ttl(User_.email)).get(0);
    Integer age = row.get(ttl(User_.age));
    Integer email = row.get(ttl(User_.email));
    // end::ttl-read[]

    assertThat(age).isBetween(500, 600);
    assertThat(email).isBetween(3000, 3600);
  }

  @Test
  void a_table_has_a_default() {
    Session session = new Session(UUID.randomUUID(), "ann");
    sessions.save(session);

    Row row = sessions.find(Session_.key(session.id())).rows(ttl(Session_.user)).get(0);

    assertThat(row.get(ttl(Session_.user))).isBetween(1700, 1800);
  }

  @Test
  void the_later_write_time_wins() {
    users.truncate();
    Instant now = Instant.parse("2026-11-22T10:00:00Z");

    // tag::timestamp[]
    users.timestamp(now).save(ann(30));
    users.timestamp(now.minusSeconds(60)).save(ann(99)); // older: it loses
    // end::timestamp[]

    assertThat(users.get(User_.key("ann")).age()).isEqualTo(30);
    Row row = users.find(User_.key("ann")).rows(writeTime(User_.age)).get(0);
    assertThat(row.get(writeTime(User_.age))).isEqualTo(now.getEpochSecond() * 1_000_000);
  }

  @Test
  void ttl_is_bound_and_not_part_of_the_text() {
    CqlStatement one = users.ttl(Duration.ofSeconds(1)).cql().save(ann(1));
    CqlStatement two = users.ttl(Duration.ofSeconds(2)).cql().save(ann(1));

    assertThat(one.text()).isEqualTo(two.text()).contains("USING TTL ?");
  }
}
