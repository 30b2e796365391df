package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.error.ConfigurationException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CountersAndViewsTest {
  private static final Hits FRONT = new Hits("front", 1, 5L, null);
  private static final ProductByColor PEN = new ProductByColor("RED", 1, "pen");

  private final TestDriver driver = TestDriver.empty();
  private final Coodie coodie = Coodie.of(driver);
  private final Counters<Hits> counters = coodie.counters(Hits.class);
  private final Views<ProductByColor> views = coodie.views(ProductByColor.class);

  private CqlStatement sent() {
    assertThat(driver.sent).hasSize(1);
    return driver.sent.get(0);
  }

  @Test
  void several_counters_are_changed_at_once() {
    counters.at(Hits_.key("front", 1)).update(Hits_.views.add(2), Hits_.likes.subtract(3));

    assertThat(sent().text())
        .isEqualTo(
            "UPDATE ks.hits SET \"views\" = \"views\" + ?, \"likes\" = \"likes\" - ?"
                + " WHERE \"page\" = ? AND \"day\" = ?");
    assertThat(sent().values()).containsExactly(2L, 3L, "front", 1);
  }

  @Test
  void rows_and_counters_are_deleted() {
    counters.at(FRONT).delete();
    counters.at(Hits_.page.eq("front")).delete();
    counters.at(FRONT).delete(Hits_.views, Hits_.likes);

    assertThat(driver.sent)
        .extracting(CqlStatement::text)
        .containsExactly(
            "DELETE FROM ks.hits WHERE \"page\" = ? AND \"day\" = ?",
            "DELETE FROM ks.hits WHERE \"page\" = ?",
            "DELETE \"views\", \"likes\" FROM ks.hits WHERE \"page\" = ? AND \"day\" = ?");
  }

  @Test
  void no_change_of_a_counter_is_idempotent() {
    CqlCounterTarget<Hits> target = counters.at(FRONT).cql();

    for (CqlStatement statement :
        new CqlStatement[] {
          target.update(Hits_.views.add(1)), target.delete(), target.delete(Hits_.views)
        }) {
      assertThat(statement.idempotent()).isFalse();
      assertThat(statement.counter()).isTrue();
      assertThat(statement.partition()).isPresent();
    }
    assertThat(counters.cql().get(Hits_.key("a", 1)).idempotent()).isTrue();
    assertThat(coodie.documents(Product.class).cql().save(Product.numbered(1)).counter()).isFalse();
  }

  @Test
  void options_reach_reads_and_writes() {
    Counters<Hits> chosen =
        counters
            .consistency(Consistency.ALL)
            .timeout(Duration.ofSeconds(2))
            .profile("slow")
            .keyspace("other");

    CqlStatement update = chosen.at(FRONT).cql().update(Hits_.views.add(1));
    CqlStatement read = chosen.cql().findOne(Hits_.page.eq("front"));

    assertThat(update.text()).startsWith("UPDATE other.hits");
    assertThat(read.text()).contains("FROM other.hits");
    assertThat(read.options()).isEqualTo(update.options());
    assertThat(update.options().consistency()).isEqualTo(Consistency.ALL);
    assertThat(update.options().timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(update.options().profile()).isEqualTo("slow");
  }

  @Test
  void counters_are_read() {
    Counters<Hits> known =
        Coodie.of(TestDriver.answering(TestDriver.page(Hits_.MODEL, FRONT))).counters(Hits.class);
    Row row = Row.of(TestDriver.columns(Hits_.MODEL), TestDriver.cells(Hits_.MODEL, FRONT));

    assertThat(known.get(Hits_.key("front", 1))).isEqualTo(FRONT);
    assertThat(known.findOne(Hits_.page.eq("front"))).contains(FRONT);
    assertThat(known.find().all()).containsExactly(FRONT);
    assertThat(known.async().get(Hits_.key("front", 1)).toCompletableFuture())
        .isCompletedWithValue(FRONT);
    assertThat(known.async().findOne().toCompletableFuture().join()).contains(FRONT);
    assertThat(known.read(row)).isEqualTo(FRONT);
    assertThat(known.column("views").name()).isEqualTo("views");
    assertThat(known.find(known.token().after(Hits_.page.eq("a"))).cql().all().text())
        .contains("TOKEN(\"page\") > TOKEN(?)");
  }

  @Test
  void counters_are_changed_without_waiting() {
    AsyncCounterTarget<Hits> target = counters.at(FRONT).async();

    assertThat(target.update(Hits_.views.add(1)).toCompletableFuture()).isCompleted();
    assertThat(target.delete().toCompletableFuture()).isCompleted();
    assertThat(target.delete(Hits_.views).toCompletableFuture()).isCompleted();
    assertThat(driver.sent).hasSize(3);
  }

  @Test
  void views_are_read() {
    Views<ProductByColor> known =
        Coodie.of(TestDriver.answering(TestDriver.page(ProductByColor_.MODEL, PEN)))
            .views(ProductByColor.class);

    assertThat(known.get(ProductByColor_.color.eq("RED"))).isEqualTo(PEN);
    assertThat(known.findOne(ProductByColor_.color.eq("RED"))).contains(PEN);
    assertThat(known.find().all()).containsExactly(PEN);
    assertThat(known.async().get(ProductByColor_.color.eq("RED")).toCompletableFuture())
        .isCompletedWithValue(PEN);
    assertThat(known.column("name").name()).isEqualTo("name");
  }

  @Test
  void options_reach_the_reads_of_a_view() {
    CqlStatement read =
        views
            .consistency(Consistency.ONE)
            .timeout(Duration.ofSeconds(2))
            .profile("slow")
            .keyspace("other")
            .cql()
            .get(ProductByColor_.color.eq("RED"));

    assertThat(read.text())
        .isEqualTo(
            "SELECT \"color\", \"id\", \"name\" FROM other.product_by_color WHERE \"color\" = ?"
                + " LIMIT ?");
    assertThat(read.options().consistency()).isEqualTo(Consistency.ONE);
    assertThat(read.options().timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(read.options().profile()).isEqualTo("slow");
  }

  @Test
  void what_the_server_forbids_does_not_compile() {
    assertThat(names(Counters.class))
        .doesNotContain("save", "insertIfNotExists", "ttl", "timestamp", "skipNulls");
    assertThat(names(CounterTarget.class)).doesNotContain("ifExists", "onlyIf");
    assertThat(names(Views.class)).doesNotContain("save", "delete", "at", "ttl", "timestamp");
  }

  private static Set<String> names(Class<?> type) {
    return Arrays.stream(type.getMethods()).map(Method::getName).collect(Collectors.toSet());
  }

  @Test
  void the_wrong_way_to_a_type_names_the_right_one() {
    assertThatThrownBy(() -> coodie.documents(Hits.class))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("coodie.counters(Hits.class) instead of documents(..)");
    assertThatThrownBy(() -> coodie.counters(ProductByColor.class))
        .hasMessageContaining("coodie.views(ProductByColor.class) instead of counters(..)");
    assertThatThrownBy(() -> coodie.views(Product.class))
        .hasMessageContaining("coodie.documents(Product.class) instead of views(..)");
  }
}
