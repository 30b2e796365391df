package dev.coodie.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.InvalidDocumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

class EmbeddedCoodieExtensionTest {
  private static final Product PEN = Product.named("1", "Pen");
  private static final EmbeddedCassandra NODE = EmbeddedCassandra.shared();

  @AfterAll
  static void close() {
    NODE.close();
  }

  @Test
  void a_registered_extension_makes_tables_and_drops_the_keyspace() {
    run(Registered.class, 2, 0);

    assertThat(keyspaces()).doesNotContain(Registered.keyspace);
    assertThatThrownBy(Registered.DB::coodie).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void in_a_field_of_the_instance_each_test_has_a_keyspace_of_its_own() {
    Each.keyspaces.clear();

    run(Each.class, 2, 0);

    assertThat(Each.keyspaces).hasSize(2).doesNotHaveDuplicates();
    assertThat(keyspaces()).doesNotContainAnyElementsOf(Each.keyspaces);
  }

  @Test
  void parameters_are_resolved_in_every_place() {
    run(Parameters.class, 1, 0);
  }

  @Test
  void the_keyspace_is_dropped_when_tests_fail() {
    run(Failing.class, 0, 1);

    assertThat(keyspaces()).doesNotContain(Failing.keyspace);
  }

  @Test
  void nothing_stays_behind_when_the_schema_cannot_be_made() throws InterruptedException {
    List<String> before = keyspaces();

    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(WrongDocument.class))
        .execute()
        .containerEvents()
        .assertStatistics(containers -> containers.failed(1));

    List<String> made = keyspaces();
    made.removeAll(before);
    waitUntilGone(made);
  }

  /** Other processes use the node, too: what they made meanwhile goes when their tests end. */
  private static void waitUntilGone(List<String> names) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    List<String> left = names;
    while (!left.isEmpty()) {
      assertThat(System.nanoTime()).as("keyspaces that stayed: %s", left).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(500);
      left = keyspaces();
      left.retainAll(names);
    }
  }

  private static void run(Class<?> tests, int succeeded, int failed) {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents()
        .assertStatistics(events -> events.succeeded(succeeded).failed(failed));
  }

  private static List<String> keyspaces() {
    try (Coodie coodie = NODE.coodie("extension_test")) {
      List<String> names = new ArrayList<>();
      coodie
          .execute("SELECT keyspace_name FROM system_schema.keyspaces")
          .forEach(row -> names.add(String.valueOf(row.get("keyspace_name", String.class))));
      return names;
    }
  }

  static class Registered {
    @RegisterExtension
    static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Product.class);

    static String keyspace = "";

    @Test
    void saves_and_reads() {
      keyspace = DB.keyspace();
      Documents<Product> products = DB.coodie().documents(Product.class);

      products.save(PEN);

      assertThat(products.get(Product_.id.eq("1"))).isEqualTo(PEN);
    }

    @Nested
    class Inside {
      @Test
      void has_the_same_keyspace(Coodie coodie) {
        assertThat(coodie).isSameAs(DB.coodie());
      }
    }
  }

  static class Each {
    static final List<String> keyspaces = new ArrayList<>();

    @RegisterExtension
    final EmbeddedCoodieExtension database = EmbeddedCoodieExtension.withDocuments(Product.class);

    @Test
    void saves() {
      reads_nothing();
      database.coodie().documents(Product.class).save(PEN);
    }

    @Test
    void reads_nothing() {
      keyspaces.add(database.keyspace());
      assertThat(database.coodie().documents(Product.class).find().all()).isEmpty();
      assertThat(database.node().port()).isEqualTo(NODE.port());
    }
  }

  @ExtendWith(EmbeddedCoodieExtension.class)
  static class Parameters {
    private final Coodie own;

    Parameters(Coodie coodie) {
      own = coodie;
    }

    @BeforeAll
    static void create(Coodie coodie) {
      coodie.schema().plan(Product.class).apply();
    }

    @Test
    void reads_nothing(Coodie coodie) {
      assertThat(coodie).isSameAs(own);
      assertThat(coodie.documents(Product.class).find().all()).isEmpty();
    }
  }

  static class Failing {
    @RegisterExtension
    static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Product.class);

    static String keyspace = "";

    @Test
    void fails() {
      keyspace = DB.keyspace();
      throw new InvalidDocumentException("coodie-1", "On purpose.");
    }
  }

  static class WrongDocument {
    @RegisterExtension
    static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(String.class);

    @Test
    void is_never_run() {}
  }
}
