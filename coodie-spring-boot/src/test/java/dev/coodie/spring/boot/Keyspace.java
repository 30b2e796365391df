package dev.coodie.spring.boot;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.embedded.EmbeddedCassandra;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A keyspace on the shared node that the application makes and this drops. */
final class Keyspace implements BeforeAllCallback, AfterAllCallback {
  private final String name = "boot_" + UUID.randomUUID().toString().replace("-", "");
  private final EmbeddedCassandra node = EmbeddedCassandra.shared();

  @Override
  public void beforeAll(ExtensionContext context) {}

  @Override
  public void afterAll(ExtensionContext context) {
    try (node;
        Coodie coodie = Coodie.connect(CoodieConfig.at(node.contactPoint()))) {
      coodie.schema().dropKeyspace(name);
    }
  }

  String name() {
    return name;
  }

  EmbeddedCassandra node() {
    return node;
  }

  /** How to connect, and the keyspace, which need not exist. */
  List<String> properties() {
    return List.of(
        "spring.cassandra.contact-points=" + node.address() + ":" + node.port(),
        "spring.cassandra.local-datacenter=" + node.localDatacenter(),
        "spring.main.banner-mode=off",
        "coodie.keyspace=" + name);
  }

  /** An application without a web server; later properties win. */
  ConfigurableApplicationContext start(Class<?> application, String... more) {
    return builder(application, more).web(WebApplicationType.NONE).run();
  }

  SpringApplicationBuilder builder(Class<?> application, String... more) {
    List<String> all = new ArrayList<>(properties());
    all.addAll(List.of(more));
    return new SpringApplicationBuilder(application).properties(all.toArray(String[]::new));
  }
}
