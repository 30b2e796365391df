package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Views;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedCoodieExtension.class)
class ViewsTest {
  private static final UserByAge ANN = new UserByAge(30, "ann", "ann@example.org");
  private static final UserByAge BOB = new UserByAge(30, "bob", "bob@example.org");

  private final Views<UserByAge> views;

  ViewsTest(Coodie coodie) {
    this.views = coodie.views(UserByAge.class);
  }

  @BeforeAll
  static void create(Coodie coodie) throws InterruptedException {
    coodie.schema().plan(User.class).apply();
    coodie.execute(
        "CREATE MATERIALIZED VIEW users_by_age AS SELECT age, name, email FROM users"
            + " WHERE age IS NOT NULL AND name IS NOT NULL PRIMARY KEY (age, name)");
    coodie.documents(User.class).save(User.of("ann", 30));
    coodie.documents(User.class).save(User.of("bob", 30));
    coodie.documents(User.class).save(User.of("cat", 40));
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (coodie.views(UserByAge.class).find().count() < 3 && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
  }

  @Test
  void rows_are_found_by_the_key_of_the_view() {
    assertThat(views.find(UserByAge_.age.eq(30)).all()).containsExactly(ANN, BOB);
    assertThat(views.get(UserByAge_.age.eq(30).and(UserByAge_.name.eq("bob")))).isEqualTo(BOB);
    assertThat(views.findOne(UserByAge_.age.eq(1))).isEmpty();
  }

  @Test
  void rows_are_found_without_waiting() {
    assertThat(
            views
                .async()
                .findOne(UserByAge_.age.eq(30), UserByAge_.name.eq("ann"))
                .toCompletableFuture()
                .join())
        .contains(ANN);
  }
}
