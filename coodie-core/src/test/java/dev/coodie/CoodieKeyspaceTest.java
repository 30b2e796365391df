package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class CoodieKeyspaceTest {
  private static final Driver CONNECTED =
      new Driver() {
        @Override
        public CompletionStage<ResultPage> execute(CqlStatement statement) {
          return CompletableFuture.completedFuture(ResultPage.empty());
        }

        @Override
        public Optional<String> keyspace() {
          return Optional.of("of_the_connection");
        }
      };

  @Test
  void the_keyspace_is_the_configured_one_or_that_of_the_connection() {
    CoodieConfig configured = CoodieConfig.defaults().keyspace("configured");

    assertThat(Coodie.of(CONNECTED, configured).keyspace()).contains("configured");
    assertThat(Coodie.of(CONNECTED).keyspace()).contains("of_the_connection");
    assertThat(Coodie.of(TestDriver.empty(), configured).keyspace()).contains("configured");
  }
}
