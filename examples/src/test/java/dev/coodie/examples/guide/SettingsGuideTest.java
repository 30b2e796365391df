package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.Row;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.schema.definition.Replication;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Settings of documents, handles and connections. */
class SettingsGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Session.class, User.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Session> sessions = coodie.documents(Session.class);
  private final Documents<User> users = coodie.documents(User.class);

  @Test
  void a_handle_overrides_the_settings_of_the_document() {
    Session session = new Session(UUID.randomUUID(), "ann");

    // tag::settings-handle[]
    Documents<Session> strict =
        sessions.consistency(Consistency.ALL).timeout(Duration.ofSeconds(2));
    strict.save(session);
    // end::settings-handle[]

    assertThat(sessions.cql().save(session).options().consistency())
        .isEqualTo(Consistency.LOCAL_QUORUM);
    assertThat(strict.cql().save(session).options().consistency()).isEqualTo(Consistency.ALL);
    assertThat(sessions.get(Session_.key(session.id()))).isEqualTo(session);
  }

  @Test
  void options_are_set_by_the_plan() {
    Row table =
        coodie
            .execute(
                "SELECT gc_grace_seconds, default_time_to_live FROM system_schema.tables WHERE"
                    + " keyspace_name = ? AND table_name = ?",
                DB.keyspace(),
                "sessions")
            .get(0);

    assertThat(table.get("gc_grace_seconds")).isEqualTo(3600);
    assertThat(table.get("default_time_to_live")).isEqualTo(1800);
    assertThat(coodie.schema().plan(Session.class).statements()).isEmpty();
  }

  @Test
  void each_tenant_has_a_keyspace() {
    String keyspace = "tenant_" + UUID.randomUUID().toString().replace("-", "");

    // tag::settings-tenant[]
    coodie.schema().createKeyspace(keyspace, Replication.simple(1));
    coodie.schema().keyspace(keyspace).plan(User.class).apply();

    Documents<User> tenant = users.keyspace(keyspace);
    tenant.save(new User("ann", null, 30, Set.of(), Optional.empty()));
    // end::settings-tenant[]

    assertThat(tenant.find().count()).isEqualTo(1);
    assertThat(users.find().count()).isZero();
    coodie.schema().dropKeyspace(keyspace);
  }

  @Test
  void a_second_cluster_is_a_second_connection() {
    EmbeddedCassandra node = EmbeddedCassandra.shared();
    String first = node.address() + ":" + node.port();
    String keyspace = DB.keyspace();

    // tag::settings-clusters[]
    CoodieConfig config = CoodieConfig.at(first).localDatacenter("datacenter1").keyspace(keyspace);

    try (Coodie orders = Coodie.connect(config);
        Coodie metrics = Coodie.connect(config.pageSize(500))) {
      orders.documents(User.class).find().count();
      metrics.documents(Session.class).find().count();
    }
    // end::settings-clusters[]
    node.close();

    assertThat(users.find().count()).isZero();
  }
}
