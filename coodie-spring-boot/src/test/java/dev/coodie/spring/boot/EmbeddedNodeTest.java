package dev.coodie.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.spring.boot.shop.Product;
import dev.coodie.spring.boot.shop.ShopApplication;
import dev.coodie.spring.boot.shop.ShopApplication.Shop;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@ExtendWith(OutputCaptureExtension.class)
class EmbeddedNodeTest {
  @RegisterExtension static final Keyspace DB = new Keyspace();

  @Test
  void an_application_without_any_configuration_runs_on_an_embedded_node(CapturedOutput output) {
    String name = "shop-" + UUID.randomUUID();
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(ShopApplication.class)
            .properties("spring.application.name=" + name, "spring.main.banner-mode=off")
            .web(WebApplicationType.NONE)
            .run()) {
      Shop shop = context.getBean(Shop.class);
      Coodie coodie = context.getBean(Coodie.class);

      shop.products().save(new Product(UUID.randomUUID(), "pen", BigDecimal.ONE, 0));

      assertThat(shop.products().find().all()).hasSize(1);
      assertThat(coodie.keyspace()).contains(name.replace('-', '_'));
      assertThat(output).contains("Using an embedded Cassandra at 127.0.0.1:");
      coodie.schema().dropKeyspace(name.replace('-', '_'));
    }
  }

  @Test
  void the_embedded_node_can_be_forbidden(CapturedOutput output) {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Lazy.class)
            .properties(
                "management.health.cassandra.enabled=false",
                "coodie.embedded=never",
                "spring.main.banner-mode=off")
            .web(WebApplicationType.NONE)
            .run()) {
      assertThat(context.getBeansOfType(EmbeddedConnectionDetails.class)).isEmpty();
    }
  }

  @Test
  void a_service_connection_goes_before_it() {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Connected.class)
            .properties(
                "coodie.create-keyspace=true",
                "coodie.keyspace=" + DB.name(),
                "coodie.embedded=always",
                "spring.main.banner-mode=off")
            .web(WebApplicationType.NONE)
            .run()) {
      assertThat(context.getBeansOfType(CassandraConnectionDetails.class)).hasSize(1);
      assertThat(context.getBean(Coodie.class).keyspace()).contains(DB.name());
    }
  }

  /** Has no connection, so that nothing is looked for. */
  @Configuration(proxyBeanMethods = false)
  @Import(ShopWithOwnCoodie.class)
  static class Lazy {}

  /** As a container would be. */
  @Configuration(proxyBeanMethods = false)
  @Import(ShopApplication.class)
  static class Connected {
    @Bean
    CassandraConnectionDetails container() {
      return new CassandraConnectionDetails() {
        @Override
        public List<Node> getContactPoints() {
          return List.of(new Node(DB.node().address(), DB.node().port()));
        }

        @Override
        public String getLocalDatacenter() {
          return DB.node().localDatacenter();
        }
      };
    }
  }
}
