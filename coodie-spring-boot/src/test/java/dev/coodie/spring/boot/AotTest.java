package dev.coodie.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.spring.boot.ClustersTest.Move;
import dev.coodie.spring.boot.ClustersTest.Moving;
import dev.coodie.spring.boot.shop.Product;
import dev.coodie.spring.boot.shop.ShopApplication.Shop;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.aot.AotDetector;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.Compiled;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

/** What a native build does before it compiles: the context as code, and hints. */
class AotTest {
  private final Keyspace database = new Keyspace();

  @Test
  @CompileWithForkedClassLoader
  void the_context_that_was_generated_ahead_of_time_works_without_a_scan() {
    TestGenerationContext generation = new TestGenerationContext();
    ClassName initializer;
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      configure(context);
      context.register(Moving.class);
      initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
    }
    generation.writeGeneratedContent();

    assertThat(RuntimeHintsPredicates.resource().forResource("db/migrations/any.cql"))
        .accepts(generation.getRuntimeHints());
    TestCompiler.forSystem()
        .with(generation)
        .compile(compiled -> run(compiled, initializer.canonicalName()));
  }

  private void run(Compiled compiled, String initializer) {
    SpringProperties.setFlag(AotDetector.AOT_ENABLED);
    try (GenericApplicationContext context = new GenericApplicationContext()) {
      configure(context);
      @SuppressWarnings("unchecked")
      ApplicationContextInitializer<GenericApplicationContext> generated =
          compiled.getInstance(ApplicationContextInitializer.class, initializer);
      generated.initialize(context);
      context.refresh();

      Move move = context.getBean(Move.class);
      move.old().save(new Product(UUID.randomUUID(), "pen", BigDecimal.ONE, 0));

      assertThat(move.old().find().all()).hasSize(1);
      assertThat(context.getBean(Shop.class).products().find().all()).isEmpty();
      assertThat(context.getBeanNamesForType(Documents.class)).hasSize(2);
      drop(context.getBean(Coodie.class), move.cluster());
    } finally {
      SpringProperties.setProperty(AotDetector.AOT_ENABLED, null);
      database.node().close();
    }
  }

  private static void drop(Coodie... all) {
    for (Coodie each : all) {
      each.schema().dropKeyspace(each.keyspace().orElseThrow());
    }
  }

  private void configure(ConfigurableApplicationContext context) {
    TestPropertyValues.of(database.properties())
        .and(
            "coodie.create-keyspace=true",
            "coodie.schema=apply",
            "coodie.clusters.old.contact-points="
                + database.node().address()
                + ":"
                + database.node().port(),
            "coodie.clusters.old.keyspace=" + database.name().replace("boot_", "old_"),
            "coodie.clusters.old.create-keyspace=true",
            "coodie.clusters.old.schema=apply")
        .applyTo(context);
    new ConfigDataApplicationContextInitializer().initialize(context);
  }
}
