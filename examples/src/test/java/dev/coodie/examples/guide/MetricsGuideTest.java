package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.CoodieMetrics;
import dev.coodie.Documents;
import dev.coodie.driver.CacheMetrics;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Shapes and prepared statements. */
class MetricsGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(User.class);

  private final Coodie coodie = DB.coodie();

  @Test
  void values_make_no_new_statements() {
    long texts = coodie.metrics().preparedStatements().misses();

    // tag::metrics-shapes[]
    Documents<User> users = coodie.documents(User.class);
    for (int i = 1; i <= 300; i++) {
      User user = new User("user" + i, null, i, Set.of(), Optional.empty());
      users.ttl(Duration.ofSeconds(i)).timestamp(Instant.ofEpochSecond(i)).save(user); // shape 1
      users.find(User_.name.in(names(i))).limit(i).all(); // shape 2
    }

    CoodieMetrics metrics = coodie.metrics();
    CacheMetrics shapes = metrics.allShapes(); // size 2, misses 2, hits 598, evictions 0
    CacheMetrics prepared = metrics.preparedStatements();
    // end::metrics-shapes[]

    assertThat(shapes).isEqualTo(new CacheMetrics(598, 2, 0, 2, 1_000));
    assertThat(prepared.misses() - texts).isEqualTo(2);
    assertThat(prepared.evictions()).isZero();
  }

  private static List<String> names(int count) {
    return IntStream.rangeClosed(1, Math.min(count, 90)).mapToObj(i -> "user" + i).toList();
  }
}
