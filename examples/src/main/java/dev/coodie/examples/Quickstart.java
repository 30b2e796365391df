package dev.coodie.examples;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.embedded.CassandraVersion;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.schema.definition.Replication;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a real Cassandra, runs the six recipes on it, and stops it. Cassandra 6.0 runs one more,
 * with transactions.
 */
public final class Quickstart {
  private static final String KEYSPACE = "quickstart";

  private static final List<Recipe> RECIPES =
      List.of(
          new EventLogRecipe(),
          new FrozenCollectionsRecipe(),
          new PolymorphicPetsRecipe(),
          new PagingRecipe(),
          new RawCqlRecipe(),
          new FakeDriverRecipe());

  private Quickstart() {}

  /**
   * Runs it, telling on standard output how it goes.
   *
   * @throws dev.coodie.embedded.EmbeddedCassandraException if the node does not start
   * @throws dev.coodie.error.CoodieException if a recipe fails
   */
  public static void run(CassandraVersion version) {
    Story story = new Story(System.out);
    List<Recipe> recipes = recipes(version);
    long begin = System.nanoTime();
    System.out.println("Starting Cassandra ...");
    try (EmbeddedCassandra cassandra = node(version).progress(System.out::println).start()) {
      System.out.printf(
          "Cassandra %s is ready at %s.%n", version.release(), cassandra.contactPoint());
      try (CqlSession session = session(cassandra);
          Coodie coodie =
              Coodie.of(
                  new TellingDriver(JavaDriver.of(session), story),
                  CoodieConfig.defaults().keyspace(KEYSPACE))) {
        for (Recipe recipe : recipes) {
          story.title(recipe.title());
          recipe.run(coodie, story);
        }
      }
      System.out.println();
      System.out.println("Stopping Cassandra ...");
    }
    System.out.printf(
        "All %d recipes ran on a real node in %.1f s.%n",
        recipes.size(), (System.nanoTime() - begin) / 1e9);
  }

  private static EmbeddedCassandra.Builder node(CassandraVersion version) {
    EmbeddedCassandra.Builder node = EmbeddedCassandra.builder().version(version);
    return version == CassandraVersion.V6_0 ? node.transactions() : node;
  }

  private static List<Recipe> recipes(CassandraVersion version) {
    List<Recipe> recipes = new ArrayList<>(RECIPES);
    if (version == CassandraVersion.V6_0) {
      recipes.add(new TransferRecipe());
    }
    return recipes;
  }

  /** A session whose default keyspace is that of the recipes. */
  private static CqlSession session(EmbeddedCassandra cassandra) {
    try (CqlSession first = cassandra.sessionBuilder().build();
        Coodie coodie = Coodie.of(JavaDriver.of(first))) {
      coodie.schema().createKeyspace(KEYSPACE, Replication.simple(1));
    }
    return cassandra.sessionBuilder().withKeyspace(KEYSPACE).build();
  }
}
