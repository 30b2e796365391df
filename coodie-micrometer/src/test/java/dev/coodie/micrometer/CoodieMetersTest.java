package dev.coodie.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.driver.CacheMetrics;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class CoodieMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Coodie coodie = Coodie.of(new CountingDriver());

  @Test
  void shapes_and_prepared_statements_are_meters() {
    CoodieMeters.of(coodie, Tag.of("cluster", "main")).bindTo(registry);
    Documents<Leaf> leaves = coodie.documents(Leaf.class);

    leaves.save(new Leaf(1, "red"));
    leaves.save(new Leaf(2, "green"));
    leaves.delete(new Leaf(1, "red"));

    assertThat(registry.get("coodie.shapes.size").tag("cluster", "main").gauge().value())
        .isEqualTo(2);
    assertThat(lookups("coodie.shapes", "hit")).isEqualTo(1);
    assertThat(lookups("coodie.shapes", "miss")).isEqualTo(2);
    assertThat(registry.get("coodie.shapes.evictions").functionCounter().count()).isZero();
    assertThat(registry.get("coodie.prepared.statements.size").gauge().value()).isEqualTo(7);
    assertThat(lookups("coodie.prepared.statements", "hit")).isEqualTo(4);
    assertThat(lookups("coodie.prepared.statements", "miss")).isEqualTo(5);
    assertThat(registry.get("coodie.prepared.statements.evictions").functionCounter().count())
        .isEqualTo(6);
  }

  private double lookups(String name, String result) {
    return registry
        .get(name + ".lookups")
        .tags("result", result, "cluster", "main")
        .functionCounter()
        .count();
  }

  /** Answers everything with nothing. */
  private static final class CountingDriver implements Driver {
    @Override
    public CompletionStage<ResultPage> execute(CqlStatement statement) {
      return CompletableFuture.completedFuture(ResultPage.empty());
    }

    @Override
    public Optional<String> keyspace() {
      return Optional.of("ks");
    }

    @Override
    public CacheMetrics preparedStatements() {
      return new CacheMetrics(4, 5, 6, 7, 8);
    }
  }
}
