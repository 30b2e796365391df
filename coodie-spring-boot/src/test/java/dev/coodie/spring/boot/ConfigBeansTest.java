package dev.coodie.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.ConstraintViolationsException;
import dev.coodie.spring.boot.audited.Offer;
import dev.coodie.spring.boot.audited.Offers;
import dev.coodie.spring.boot.shop.Product;
import dev.coodie.spring.boot.shop.ShopApplication;
import dev.coodie.spring.boot.shop.ShopApplication.Shop;
import dev.coodie.spring.boot.web.WebShop;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

class ConfigBeansTest {
  @RegisterExtension static final Keyspace DB = new Keyspace();

  @Test
  void hooks_that_are_beans_change_documents_in_their_order() {
    try (ConfigurableApplicationContext context =
        DB.start(Hooked.class, "coodie.create-keyspace=true", "coodie.schema=apply")) {
      Shop shop = context.getBean(Shop.class);

      Product saved =
          shop.products().save(new Product(UUID.randomUUID(), "pen", BigDecimal.ONE, 0));

      assertThat(saved.name()).isEqualTo("pen by ann, checked");
    }
  }

  @Test
  void the_clock_and_the_current_user_are_beans() {
    try (ConfigurableApplicationContext context =
        DB.start(Offers.class, "coodie.create-keyspace=true", "coodie.schema=apply")) {
      Documents<Offer> offers = context.getBean(Offers.Desk.class).offers();

      offers.insertIfNotExists(new Offer(1, "pens", null, null, null, null));

      assertThat(offers.find().all())
          .containsExactly(new Offer(1, "pens", Offers.NOW, "ann", Offers.NOW, "ann"));
    }
  }

  @Test
  @SuppressWarnings({"rawtypes", "unchecked"})
  void a_current_user_without_a_type_is_refused() {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.registerBean("raw", CurrentUser.class, () -> (CurrentUser) () -> "ann");
      context.refresh();

      assertThatThrownBy(
              () -> new ConfigBeans(context.getBeanFactory()).addTo(CoodieConfig.defaults()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("The bean raw does not say of which type users are.")
          .hasMessageEndingWith("[coodie-1215]");
    }
  }

  @Test
  void two_current_users_are_refused() {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.registerBean("one", CurrentUser.class, () -> () -> "ann");
      context.registerBean("two", CurrentUser.class, () -> () -> "bob");
      context.refresh();

      assertThatThrownBy(
              () -> new ConfigBeans(context.getBeanFactory()).addTo(CoodieConfig.defaults()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("one, two")
          .hasMessageEndingWith("[coodie-1216]");
    }
  }

  @Test
  void constraints_are_checked_by_the_validator_of_the_application() {
    try (ConfigurableApplicationContext context =
        DB.start(WebShop.class, "coodie.create-keyspace=true", "coodie.schema=apply")) {
      WebShop.Goods goods = context.getBean(WebShop.Goods.class);

      assertThatThrownBy(() -> goods.goods().save(new WebShop.Good(1, " ", 0)))
          .isInstanceOf(ConstraintViolationsException.class);
    }
  }

  @Test
  @SuppressWarnings({"rawtypes", "unchecked"})
  void a_hook_without_a_type_is_refused() {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.registerBean("raw", DocumentHook.class, () -> (DocumentHook) document -> document);
      context.refresh();

      assertThatThrownBy(
              () -> new ConfigBeans(context.getBeanFactory()).addTo(CoodieConfig.defaults()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("The hook raw does not say for which documents it is.")
          .hasMessageEndingWith("[coodie-1207]");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(ShopApplication.class)
  static class Hooked {
    @Bean
    @Order(2)
    DocumentHook<Product> second() {
      return product -> named(product, product.name() + ", checked");
    }

    @Bean
    @Order(1)
    DocumentHook<Product> first() {
      return product -> named(product, product.name() + " by ann");
    }

    private static Product named(Product product, String name) {
      return new Product(product.id(), name, product.price(), product.version());
    }
  }
}
