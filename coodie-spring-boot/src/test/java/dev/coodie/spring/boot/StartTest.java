package dev.coodie.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import dev.coodie.Coodie;
import dev.coodie.spring.boot.shop.Product;
import dev.coodie.spring.boot.shop.Product_;
import dev.coodie.spring.boot.shop.ShopApplication;
import dev.coodie.spring.boot.shop.ShopApplication.Shop;
import dev.coodie.spring.boot.shop.Visits_;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;

class StartTest {
  @RegisterExtension static final Keyspace DB = new Keyspace();

  @Test
  void a_service_gets_handles_by_type_and_the_tables_are_there() {
    try (ConfigurableApplicationContext context =
        DB.start(ShopApplication.class, "coodie.schema=apply", "coodie.create-keyspace=true")) {
      Shop shop = context.getBean(Shop.class);
      UUID id = UUID.randomUUID();

      shop.products().save(new Product(id, "pen", new BigDecimal("1.50"), 0));
      shop.visits().at(Visits_.key("home")).update(Visits_.times.add(2));

      assertThat(shop.products().get(Product_.key(id)).name()).isEqualTo("pen");
      assertThat(shop.visits().get(Visits_.key("home")).times()).isEqualTo(2);
      assertThat(context.getBean(Coodie.class).keyspace()).contains(DB.name());
    }
  }

  @Test
  void there_is_one_session_with_the_better_defaults_and_it_has_the_keyspace() {
    try (ConfigurableApplicationContext context =
        DB.start(ShopApplication.class, "coodie.create-keyspace=true")) {
      CqlSession session = context.getBean(CqlSession.class);
      DriverExecutionProfile options = session.getContext().getConfig().getDefaultProfile();

      assertThat(options.getInt(DefaultDriverOption.CONNECTION_MAX_REQUESTS)).isEqualTo(2_048);
      assertThat(options.getDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW))
          .isEqualTo(Duration.ofMillis(10));
      assertThat(session.getKeyspace().orElseThrow().asInternal()).isEqualTo(DB.name());
      assertThat(context.getBeansOfType(CqlSession.class)).hasSize(1);
    }
  }

  @Test
  void what_the_user_has_chosen_for_the_driver_stays() {
    try (ConfigurableApplicationContext context =
        DB.start(
            ShopApplication.class,
            "coodie.create-keyspace=true",
            "spring.cassandra.request.throttler.type=concurrency-limiting",
            "spring.cassandra.request.throttler.max-concurrent-requests=7",
            "spring.cassandra.request.throttler.max-queue-size=9")) {
      DriverExecutionProfile options =
          context.getBean(CqlSession.class).getContext().getConfig().getDefaultProfile();

      assertThat(options.getInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_CONCURRENT_REQUESTS))
          .isEqualTo(7);
      assertThat(options.getString(DefaultDriverOption.REQUEST_THROTTLER_CLASS))
          .isEqualTo("ConcurrencyLimitingRequestThrottler");
    }
  }
}
