package dev.coodie.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.spring.boot.shop.Product;
import dev.coodie.spring.boot.shop.ShopApplication;
import dev.coodie.spring.boot.shop.ShopApplication.Shop;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ActuatorTest {
  @RegisterExtension static final Keyspace DB = new Keyspace();

  private static ConfigurableApplicationContext application;

  @BeforeAll
  static void start() {
    application =
        DB.builder(
                ShopApplication.class,
                "server.port=0",
                "coodie.create-keyspace=true",
                "coodie.schema=apply",
                "coodie.migrations=migrate",
                "coodie.migrations-location=db/first",
                "management.endpoint.health.show-details=always",
                "management.endpoints.web.exposure.include=*")
            .web(WebApplicationType.SERVLET)
            .run();
    application
        .getBean(Shop.class)
        .products()
        .save(new Product(UUID.randomUUID(), "pen", BigDecimal.ONE, 0));
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @Test
  void health_of_boot_asks_the_same_session() throws Exception {
    JsonNode health = get("health");

    assertThat(health.get("status").asString()).isEqualTo("UP");
    assertThat(health.get("components").get("cassandra").get("status").asString()).isEqualTo("UP");
  }

  @Test
  void the_endpoint_tells_what_the_schema_lacks_and_who_works_on_it() throws Exception {
    JsonNode coodie = get("coodie").get("clusters").get("coodie");

    assertThat(coodie.get("keyspace").asString()).isEqualTo(DB.name());
    assertThat(coodie.get("plan").get("statements").isEmpty()).isTrue();
    assertThat(coodie.get("pendingMigrations").isEmpty()).isTrue();
    assertThat(coodie.get("lockHolder").isNull()).isTrue();
    assertThat(coodie.get("shapes").isEmpty()).isFalse();
    assertThat(coodie.get("documents").toString()).contains(Product.class.getName());
  }

  @Test
  void the_endpoint_tells_about_the_pools() throws Exception {
    JsonNode node = get("coodie").get("nodes").get(0);

    assertThat(node.get("state").asString()).isEqualTo("UP");
    assertThat(node.get("connections").asInt()).isPositive();
  }

  @Test
  void operations_and_caches_are_measured_without_any_wiring() {
    MeterRegistry meters = application.getBean(MeterRegistry.class);

    assertThat(meters.get("coodie.shapes.size").tag("cluster", "coodie").gauge().value())
        .isPositive();
    assertThat(meters.getMeters())
        .anySatisfy(
            meter -> {
              assertThat(meter.getId().getTag("db.collection.name")).isEqualTo("products");
              assertThat(meter.getId().getTag("db.operation.name")).isNotBlank();
            });
  }

  private static JsonNode get(String endpoint) throws Exception {
    String port = application.getEnvironment().getProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + endpoint))
            .build();
    return new JsonMapper()
        .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
