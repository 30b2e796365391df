package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.definition.Replication;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Schema plans. */
class SchemaGuideTest {

  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments();

  private final Coodie coodie = DB.coodie();

  @Test
  void a_plan_shows_what_is_missing_and_makes_it() {
    // tag::schema-plan[]
    SchemaPlan plan = coodie.schema().plan(User.class, Book.class, BookByYear.class);
    List<String> missing = plan.statements(); // the dry run
    plan.apply(); // waits after each statement until all nodes agree
    // end::schema-plan[]

    assertThat(missing).hasSize(3).allMatch(cql -> cql.startsWith("CREATE "));
    assertThat(coodie.schema().plan(User.class, Book.class, BookByYear.class).statements())
        .isEmpty();
  }

  @Test
  void keyspaces_and_tables_are_made_and_dropped() {
    coodie.schema().plan(Purchase.class).apply();

    String shop = "shop_" + UUID.randomUUID().toString().replace("-", "");

    // tag::schema-manage[]
    coodie.schema().createKeyspace(shop, Replication.perDatacenter(Map.of("datacenter1", 1)));
    coodie.schema().keyspace(shop).plan(Purchase.class).apply();

    coodie.documents(Purchase.class).keyspace(shop).truncate(); // all rows
    coodie.schema().drop(Purchase.class); // the table, or a view
    coodie.schema().dropKeyspace(shop);
    // end::schema-manage[]

    assertThat(coodie.schema().plan(Purchase.class).statements()).hasSize(1);
  }
}
