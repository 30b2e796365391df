package dev.coodie.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.driver.ResultPage;
import dev.coodie.spring.boot.shop.Product;
import dev.coodie.spring.boot.shop.ShopApplication;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class ClustersTest {
  @RegisterExtension static final Keyspace DB = new Keyspace();

  @Test
  void documents_of_a_further_cluster_are_injected_by_its_name() {
    String other = DB.name().replace("boot_", "old_");
    try (ConfigurableApplicationContext context =
        DB.start(
            Moving.class,
            "coodie.create-keyspace=true",
            "coodie.schema=apply",
            "coodie.clusters.old.contact-points=" + DB.node().address() + ":" + DB.node().port(),
            "coodie.clusters.old.keyspace=" + other,
            "coodie.clusters.old.create-keyspace=true",
            "coodie.clusters.old.schema=apply")) {
      Move move = context.getBean(Move.class);
      Product product = new Product(UUID.randomUUID(), "pen", BigDecimal.ONE, 0);

      move.old().save(product);

      assertThat(move.old().find().all()).hasSize(1);
      assertThat(move.now().find().all()).isEmpty();
      assertThat(context.getBean(Coodie.class).keyspace()).contains(DB.name());
      assertThat(move.cluster().keyspace()).contains(other);
      move.cluster().schema().dropKeyspace(other);
    }
  }

  @Test
  void a_further_coodie_of_the_user_leaves_ours_as_it_is() {
    try (ConfigurableApplicationContext context =
        DB.start(OwnFurther.class, "coodie.create-keyspace=true")) {
      assertThat(context.getBean(Coodie.class).keyspace()).contains(DB.name());
      assertThat(context.getBean("elsewhere", Coodie.class).keyspace()).contains("elsewhere");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(ShopApplication.class)
  static class OwnFurther {
    @Bean(defaultCandidate = false)
    @Qualifier("elsewhere")
    Coodie elsewhere() {
      return Coodie.of(
          statement -> CompletableFuture.completedFuture(ResultPage.empty()),
          CoodieConfig.defaults().keyspace("elsewhere"));
    }
  }

  @Import({ShopApplication.class, Move.class})
  static class Moving {}

  record Move(
      Documents<Product> now,
      @Qualifier("old") Documents<Product> old,
      @Qualifier("old") Coodie cluster) {}
}
