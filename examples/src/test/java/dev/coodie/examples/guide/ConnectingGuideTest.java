package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Compression;
import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.Tls;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Connecting. */
class ConnectingGuideTest {

  @Test
  void a_configuration_is_a_value() {
    String user = "app";
    String password = "s3cr3t";

    // tag::connecting-config[]
    CoodieConfig config =
        CoodieConfig.at("10.0.0.1")
            .contactPoint("10.0.0.2:9142")
            .localDatacenter("dc1")
            .keyspace("shop")
            .credentials(user, password)
            .tls(
                Tls.trusting(Path.of("ca.pem"))
                    .clientCertificate(Path.of("me.pem"), Path.of("me.key")))
            .compression(Compression.LZ4)
            .requestTimeout(Duration.ofSeconds(5))
            .onFirstUse();
    // end::connecting-config[]

    assertThat(config.contactPoints()).hasSize(2);
    assertThat(config.toString()).doesNotContain("s3cr3t");
    CqlStatement save;

    // tag::connecting[]
    try (Coodie coodie = Coodie.connect(config)) { // one for the application
      Documents<User> users = coodie.documents(User.class);
      save = users.cql().save(new User("ann", null, 30, Set.of(), Optional.empty()));
    }
    // end::connecting[]

    assertThat(save.text()).contains(" shop.users ");
  }

  @Test
  void a_driver_is_one_method() {
    // tag::testing-driver[]
    Driver driver = statement -> CompletableFuture.completedFuture(ResultPage.empty());
    // end::testing-driver[]

    assertThat(Coodie.of(driver).documents(User.class).keyspace("shop").find().all()).isEmpty();
  }
}
