package dev.coodie.examples.guide;

import static dev.coodie.column.Select.call;
import static dev.coodie.column.Select.cast;
import static dev.coodie.column.Select.count;
import static dev.coodie.column.Select.sum;
import static dev.coodie.column.Select.toJson;
import static dev.coodie.column.Select.token;
import static dev.coodie.column.Select.ttl;
import static dev.coodie.column.Select.writeTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Query;
import dev.coodie.column.Slice;
import dev.coodie.column.ValueType;
import dev.coodie.driver.Row;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MultipleDocumentsException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Conditions, order, limits and what can be selected. */
class QueryingGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Purchase.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Purchase> purchases = coodie.documents(Purchase.class);

  private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

  private static Purchase purchase(String customer, int day, int number, int items) {
    return new Purchase(
        customer,
        MAY.plusDays(day),
        number,
        number % 2 == 0 ? Purchase.Status.PAID : Purchase.Status.OPEN,
        items,
        BigDecimal.valueOf(10L * items));
  }

  @BeforeEach
  void purchases_of_two_customers() {
    for (int day = 0; day < 3; day++) {
      for (int number = 1; number <= 2; number++) {
        purchases.save(purchase("ann", day, number, day + number));
        purchases.save(purchase("bob", day, number, 1));
      }
    }
  }

  @Test
  void conditions_are_joined_by_and() {
    // tag::query-conditions[]
    List<Purchase> recent =
        purchases
            .find(Purchase_.partition("ann"), Purchase_.day.gte(LocalDate.of(2026, 5, 2)))
            .all();
    Query<Purchase> paid =
        purchases.find(Purchase_.customer.eq("ann")).where(Purchase_.day.eq(MAY));
    List<Purchase> several = purchases.find(Purchase_.customer.in("ann", "bob")).all();
    // end::query-conditions[]

    assertThat(recent).hasSize(4).allMatch(p -> !p.day().isBefore(MAY.plusDays(1)));
    assertThat(paid.all()).hasSize(2);
    assertThat(several).hasSize(12);
  }

  @Test
  void optional_conditions_are_added_one_by_one() {
    LocalDate since = MAY.plusDays(1);
    LocalDate until = null;

    // tag::query-dynamic[]
    Query<Purchase> query = purchases.find(Purchase_.partition("ann"));
    if (since != null) {
      query = query.where(Purchase_.day.gte(since));
    }
    if (until != null) {
      query = query.where(Purchase_.day.lt(until));
    }
    List<Purchase> found = query.all();
    // end::query-dynamic[]

    assertThat(found).hasSize(4);
  }

  @Test
  void rows_come_in_clustering_order_or_its_reverse() {
    // tag::query-order[]
    List<Purchase> oldestFirst =
        purchases
            .find(Purchase_.partition("ann"))
            .orderBy(Purchase_.day.asc(), Purchase_.number.desc())
            .limit(3)
            .all();
    List<Purchase> newestOfEach = purchases.find().perPartitionLimit(1).all();
    // end::query-order[]

    assertThat(oldestFirst)
        .containsExactly(
            purchase("ann", 0, 2, 2), purchase("ann", 0, 1, 1), purchase("ann", 1, 2, 3));
    assertThat(newestOfEach)
        .containsExactlyInAnyOrder(purchase("ann", 2, 1, 3), purchase("bob", 2, 1, 1));
  }

  @Test
  void a_slice_compares_several_columns_as_one_position() {
    // tag::query-slice[]
    List<Purchase> after =
        purchases
            .find(
                Purchase_.partition("ann"),
                Slice.of(Purchase_.day, Purchase_.number).gt(LocalDate.of(2026, 5, 2), 1))
            .all();
    // end::query-slice[]

    assertThat(after)
        .containsExactly(
            purchase("ann", 2, 1, 3), purchase("ann", 2, 2, 4), purchase("ann", 1, 2, 3));
  }

  @Test
  void each_ending_has_its_result() {
    // tag::query-endings[]
    Query<Purchase> query = purchases.find(Purchase_.partition("ann"));

    List<Purchase> all = query.all();
    Optional<Purchase> newest = query.first();
    long number = query.count();
    boolean any = query.exists();
    Optional<Purchase> single =
        query.where(Purchase_.day.eq(MAY), Purchase_.number.eq(1)).atMostOne();
    // end::query-endings[]

    assertThat(all).hasSize(6);
    assertThat(newest).hasValue(purchase("ann", 2, 1, 3));
    assertThat(number).isEqualTo(6);
    assertThat(any).isTrue();
    assertThat(single).hasValue(purchase("ann", 0, 1, 1));
    assertThatThrownBy(query::one).isInstanceOf(MultipleDocumentsException.class);
  }

  @Test
  void aggregates_are_typed() {
    // tag::query-aggregates[]
    Query<Purchase> query = purchases.find(Purchase_.partition("ann"));

    int items = query.sum(Purchase_.items);
    BigDecimal average = query.avg(Purchase_.total);
    Optional<LocalDate> last = query.max(Purchase_.day);
    // end::query-aggregates[]

    assertThat(items).isEqualTo(15);
    assertThat(average).isEqualByComparingTo("25");
    assertThat(last).hasValue(MAY.plusDays(2));
  }

  @Test
  void rows_have_columns_and_functions() {
    // tag::query-rows[]
    List<Row> rows =
        purchases
            .find(Purchase_.partition("ann"))
            .groupBy(Purchase_.customer, Purchase_.day)
            .rows(Purchase_.day, count(), sum(Purchase_.items));

    Row newest = rows.get(0);
    LocalDate day = newest.get(Purchase_.day);
    long number = newest.get(count());
    int items = newest.get(sum(Purchase_.items));
    // end::query-rows[]

    assertThat(rows).hasSize(3);
    assertThat(day).isEqualTo(MAY.plusDays(2));
    assertThat(number).isEqualTo(2);
    assertThat(items).isEqualTo(7);
  }

  @Test
  void distinct_gives_partitions() {
    // tag::query-distinct[]
    List<Row> customers = purchases.find().distinct().rows(Purchase_.customer);
    // end::query-distinct[]

    assertThat(customers)
        .extracting(row -> row.get(Purchase_.customer))
        .containsExactlyInAnyOrder("ann", "bob");
  }

  @Test
  void functions_of_columns_are_selected() {
    purchases.ttl(Duration.ofHours(1)).save(purchase("ttl", 0, 1, 1));

    // tag::query-functions[]
    Row row =
        purchases
            .find(Purchase_.customer.eq("ttl"))
            .rows(
                ttl(Purchase_.items),
                writeTime(Purchase_.items),
                cast(Purchase_.items, ValueType.TEXT),
                toJson(Purchase_.status),
                call("todate", ValueType.DATE, call("now", ValueType.TIMEUUID)))
            .get(0);

    Integer seconds = row.get(ttl(Purchase_.items));
    Long micros = row.get(writeTime(Purchase_.items));
    String text = row.get(cast(Purchase_.items, ValueType.TEXT));
    // end::query-functions[]

    assertThat(seconds).isBetween(3000, 3600);
    assertThat(micros).isPositive();
    assertThat(text).isEqualTo("1");
    purchases.at(Purchase_.partition("ttl")).delete();
  }

  @Test
  void tokens_order_partitions() {
    // tag::query-token[]
    List<Row> tokens =
        purchases.find().perPartitionLimit(1).rows(Purchase_.customer, token(purchases.token()));
    List<Purchase> half =
        purchases.find(purchases.token().gt(0), purchases.token().lte(Long.MAX_VALUE)).all();
    List<Purchase> next = purchases.find(purchases.token().after(Purchase_.partition("ann"))).all();
    // end::query-token[]

    assertThat(tokens).hasSize(2);
    assertThat(half.size() % 6).isZero();
    assertThat(next).noneMatch(p -> p.customer().equals("ann"));
  }

  @Test
  void json_is_read_and_written() {
    // tag::query-json[]
    List<String> json = purchases.find(Purchase_.partition("ann")).limit(1).json();
    purchases.saveJson(json.get(0).replace("\"ann\"", "\"copy\""));
    // end::query-json[]

    assertThat(json.get(0)).contains("\"customer\": \"ann\"");
    assertThat(purchases.find(Purchase_.partition("copy")).one().items()).isEqualTo(3);
    purchases.at(Purchase_.partition("copy")).delete();
  }

  @Test
  void a_name_known_at_run_time_is_checked() {
    // tag::query-column[]
    List<Row> rows =
        purchases.find(purchases.column("customer").eq("ann")).rows(purchases.column("total"));
    // end::query-column[]

    assertThat(rows).hasSize(6);
    assertThatThrownBy(() -> purchases.column("custmer"))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("customer");
  }

  @Test
  void in_of_nothing_is_refused() {
    assertThatThrownBy(() -> Purchase_.customer.in(List.of()))
        .isInstanceOf(InvalidQueryException.class);
  }
}
