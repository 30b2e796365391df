package dev.coodie.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.spring.boot.shop.Product;
import dev.coodie.spring.boot.shop.ShopApplication.Shop;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class BackOffTest {
  @Test
  void the_coodie_of_the_user_is_used_and_no_session_is_opened() {
    try (ConfigurableApplicationContext context = start(Own.class)) {
      Coodie own = context.getBean(Coodie.class);
      Shop shop = context.getBean(Shop.class);

      assertThat(context.getBeanNamesForType(Coodie.class)).containsExactly("mine");
      assertThat(shop.products().find().all()).isEmpty();
      assertThat(own.metrics().shapes()).isNotEmpty();
      assertThat(context.getBeanFactory().containsSingleton("cassandraSession")).isFalse();
      assertThat(context.getBeanNamesForType(CqlSession.class)).hasSize(1);
    }
  }

  @Test
  void a_handle_of_the_user_takes_the_place_of_ours() {
    try (ConfigurableApplicationContext context = start(OwnHandle.class)) {
      assertThat(context.getBeanNamesForType(Documents.class)).containsExactly("cheap");
    }
  }

  private static ConfigurableApplicationContext start(Class<?> application) {
    return new SpringApplicationBuilder(application)
        .properties(
            "spring.main.banner-mode=off",
            "coodie.packages=dev.coodie.spring.boot.shop",
            "management.health.cassandra.enabled=false",
            "coodie.embedded=never")
        .web(WebApplicationType.NONE)
        .run();
  }

  @Import({ShopWithOwnCoodie.class, Shop.class})
  static class Own {}

  @Configuration(proxyBeanMethods = false)
  @Import(Own.class)
  static class OwnHandle {
    @Bean
    Documents<Product> cheap(Coodie coodie) {
      return coodie.documents(Product.class).skipNulls();
    }
  }
}
