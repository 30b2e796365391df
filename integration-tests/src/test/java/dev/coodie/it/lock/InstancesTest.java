package dev.coodie.it.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.SchemaException;
import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaLock;
import dev.coodie.schema.ShortLeases;
import dev.coodie.schema.definition.Replication;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several instances of an application start at once, or die, on one node. */
@Timeout(600)
class InstancesTest {
  private static final String KEYSPACE =
      "instances_" + UUID.randomUUID().toString().replace('-', '_');
  private static final String HELD = "held" + KEYSPACE.substring(9);

  private static EmbeddedCassandra node;
  private static Coodie coodie;

  @BeforeAll
  static void connect() {
    node = EmbeddedCassandra.shared();
    coodie = node.coodie(KEYSPACE);
  }

  @AfterAll
  static void drop() {
    coodie.schema().dropKeyspace(KEYSPACE);
    coodie.schema().dropKeyspace(HELD);
    coodie.close();
    node.close();
  }

  private static String contactPoint() {
    return node.address() + ":" + node.port();
  }

  @Test
  void of_26_instances_that_apply_at_once_one_makes_the_changes() throws Exception {
    int changes = coodie.schema().plan(Applier.DOCUMENTS).changes().list().size();
    assertThat(changes).isGreaterThan(3);
    List<String> said;

    try (Instances instances = new Instances()) {
      said =
          instances
              .processes(6, contactPoint(), KEYSPACE)
              .isolated(List.of(contactPoint()), KEYSPACE)
              .applyAtOnce();
    }

    assertThat(said).hasSize(26).contains(changes + " true");
    assertThat(Collections.frequency(said, "0 true")).isEqualTo(25);
    assertThat(coodie.schema().plan(Applier.DOCUMENTS).isEmpty()).isTrue();
    assertThat(coodie.schema().lockHolder()).isEmpty();
  }

  @Test
  void the_lock_of_a_process_that_was_killed_ends_by_itself() throws Exception {
    coodie.schema().createKeyspace(HELD, Replication.simple(1));
    Schema schema = ShortLeases.of(coodie, HELD);
    try (Instances.Child owner = new Instances.Child("hold", contactPoint(), HELD)) {
      String name = owner.await("READY");
      assertThat(schema.lockHolder()).map(SchemaLock.Holder::owner).contains(name);
      assertThatThrownBy(() -> schema.lock(Duration.ofSeconds(5))) // longer than its lease
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining(name);

      owner.kill();

      try (SchemaLock lock = schema.lock(Duration.ofSeconds(30))) {
        assertThat(lock.holder().owner()).isNotEqualTo(name);
        lock.check();
      }
    }
  }
}
