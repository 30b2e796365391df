package dev.coodie.examples;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.embedded.EmbeddedCassandraException;
import dev.coodie.error.CoodieException;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.schema.Replication;
import java.util.List;

/** Starts a real Cassandra, runs the six recipes on it, and stops it. */
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

  /** Exits with 0 when all recipes ran, 1 when one failed, 2 when used wrongly. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    if (arguments.length > 0) {
      boolean help = arguments[0].equals("--help") || arguments[0].equals("-h");
      (help ? System.out : System.err)
          .println(
              (help ? "" : "quickstart takes no arguments, found " + arguments[0] + ".\n")
                  + "Usage: ./coodie quickstart\n"
                  + "Starts an embedded Cassandra, runs the six recipes on it, and stops it.");
      return help ? 0 : 2;
    }
    try {
      runRecipes();
      return 0;
    } catch (CoodieException | EmbeddedCassandraException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private static void runRecipes() {
    Story story = new Story(System.out);
    long begin = System.nanoTime();
    System.out.println("Starting Cassandra ...");
    try (EmbeddedCassandra cassandra =
        EmbeddedCassandra.builder().progress(System.out::println).start()) {
      System.out.printf("Cassandra is ready at %s.%n", cassandra.contactPoint());
      try (CqlSession session = session(cassandra);
          Coodie coodie =
              Coodie.of(
                  new TellingDriver(JavaDriver.of(session), story),
                  CoodieConfig.defaults().keyspace(KEYSPACE))) {
        for (Recipe recipe : RECIPES) {
          story.title(recipe.title());
          recipe.run(coodie, story);
        }
      }
      System.out.println();
      System.out.println("Stopping Cassandra ...");
    }
    System.out.printf(
        "All %d recipes ran on a real node in %.1f s.%n",
        RECIPES.size(), (System.nanoTime() - begin) / 1e9);
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
