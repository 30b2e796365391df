package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.Query;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Name;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Projection;
import dev.coodie.annotation.StaticColumn;
import dev.coodie.annotation.Variant;
import dev.coodie.column.Select;
import dev.coodie.driver.Row;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A partition that has static cells and no row has no document. */
class RowlessPartitionsTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Entry.class, Beast.class);

  /** An entry of an account; the balance is shared by all entries of an owner. */
  @Document(table = "entries")
  record Entry(
      @PartitionKey String owner,
      @ClusteringKey @Name("Number") String Number,
      @StaticColumn long balance,
      long amount) {}

  /** Without the clustering key. */
  @Projection(Entry.class)
  record Amount(String owner, long amount) {}

  /** What a partition has. */
  @Projection(Entry.class)
  record Balance(String owner, long balance) {}

  /** Rows of several types that share a static column. */
  @Document(table = "beasts")
  @Discriminator(column = "kind")
  sealed interface Beast {
    @PartitionKey
    String owner();

    @ClusteringKey
    int number();

    @StaticColumn
    @Nullable String home();
  }

  @Variant("cat")
  record Cat(String owner, int number, @Nullable String home, boolean indoor) implements Beast {}

  @Variant("dog")
  record Dog(String owner, int number, @Nullable String home, @Nullable String breed)
      implements Beast {}

  private static final int OWNERS = 40;

  private final Coodie coodie = DB.coodie();
  private final Documents<Entry> entries = coodie.documents(Entry.class);
  private final Documents<Beast> beasts = coodie.documents(Beast.class);

  /** Each second owner has a balance and no entry. */
  @BeforeEach
  void balances() {
    entries.truncate();
    beasts.truncate();
    for (int i = 0; i < OWNERS; i++) {
      String owner = "owner" + i;
      entries
          .at(RowlessPartitionsTest_Entry_.partition(owner))
          .update(RowlessPartitionsTest_Entry_.balance.set(50L));
      if (i % 2 == 0) {
        entries.save(new Entry(owner, "1", 50, i));
      }
    }
  }

  private static <T> List<T> items(Flow.Publisher<T> publisher) {
    List<T> items = new ArrayList<>();
    CompletableFuture<List<T>> end = new CompletableFuture<>();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(T item) {
            items.add(item);
          }

          @Override
          public void onError(Throwable error) {
            end.completeExceptionally(error);
          }

          @Override
          public void onComplete() {
            end.complete(items);
          }
        });
    return end.join();
  }

  private static <T> List<T> pages(Query<T> query) {
    List<T> items = new ArrayList<>();
    Page<T> page = query.page();
    while (true) {
      items.addAll(page.items());
      if (page.next().isEmpty()) {
        return items;
      }
      assertThat(page.items()).isNotEmpty();
      page = query.page(page.next().get());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1_000})
  void all_endings_agree(int pageSize) throws Exception {
    Query<Entry> query = entries.find().pageSize(pageSize);
    int rows = OWNERS / 2;

    assertThat(query.all()).hasSize(rows);
    assertThat(query.stream()).hasSize(rows);
    assertThat(query.async().all().toCompletableFuture().get()).hasSize(rows);
    assertThat(items(query.publisher())).hasSize(rows);
    assertThat(pages(query)).hasSize(rows);
    assertThat(query.json()).hasSize(rows);
    assertThat(query.as(Amount.class).all()).hasSize(rows);
    assertThat(query.count()).isEqualTo(rows);
    assertThat(entries.scan().count()).isEqualTo(rows);
    assertThat(items(entries.scan().publisher())).hasSize(rows);
    assertThat(items(entries.scan().as(Amount.class).publisher())).hasSize(rows);
    List<Entry> scanned = new ArrayList<>();
    entries.scan().forEach(scanned::add);
    assertThat(scanned).hasSize(rows);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 19, 20, 21, 100})
  void partitions_without_rows_eat_no_limit(int limit) {
    Query<Entry> query = entries.find().limit(limit);
    int rows = Math.min(limit, OWNERS / 2);

    assertThat(query.all()).hasSize(rows);
    assertThat(query.stream()).hasSize(rows);
    assertThat(query.pageSize(2).all()).hasSize(rows);
    assertThat(query.pageSize(2).stream()).hasSize(rows);
    var publisher = query.pageSize(3).publisher();
    assertThat(items(publisher)).hasSize(rows);
    assertThat(items(publisher)).hasSize(rows);
    assertThat(query.json()).hasSize(rows);
    assertThat(query.as(Amount.class).all()).hasSize(rows);
  }

  @Test
  void a_first_row_is_found_behind_partitions_without_one() {
    for (int i = 0; i < OWNERS; i += 2) {
      if (i != 20) {
        entries.at(RowlessPartitionsTest_Entry_.key("owner" + i, "1")).delete();
      }
    }

    assertThat(entries.find().first()).map(Entry::owner).contains("owner20");
    assertThat(entries.find().one().owner()).isEqualTo("owner20");
    assertThat(entries.find().exists()).isTrue();
    assertThat(entries.find().limit(1).all()).hasSize(1);

    entries.at(RowlessPartitionsTest_Entry_.key("owner20", "1")).delete();

    assertThat(entries.find().first()).isEmpty();
    assertThat(entries.find().atMostOne()).isEmpty();
    assertThat(entries.find().exists()).isFalse();
    assertThat(entries.find().all()).isEmpty();
    assertThat(entries.find().page().items()).isEmpty();
    assertThat(entries.find().page().next()).isEmpty();
    assertThat(entries.find().count()).isZero();
    assertThat(entries.scan().count()).isZero();
  }

  @Test
  void one_partition_without_rows_has_no_document() {
    var query = entries.find(RowlessPartitionsTest_Entry_.partition("owner1"));

    assertThat(query.all()).isEmpty();
    assertThat(query.exists()).isFalse();
    assertThat(query.first()).isEmpty();
    assertThat(query.count()).isZero();
    assertThat(entries.findOne(RowlessPartitionsTest_Entry_.partition("owner1"))).isEmpty();
    assertThat(
            entries
                .bulk()
                .getAll(
                    List.of(
                        RowlessPartitionsTest_Entry_.partition("owner1"),
                        RowlessPartitionsTest_Entry_.key("owner2", "1"))))
        .containsExactly(Optional.empty(), Optional.of(new Entry("owner2", "1", 50, 2)));
    assertThatThrownBy(() -> entries.get(RowlessPartitionsTest_Entry_.partition("owner1")))
        .hasMessageEndingWith("[coodie-301]");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9})
  void rows_of_several_partitions_in_one_order_are_the_first_ones(int limit) {
    List<String> owners = IntStream.range(0, 6).mapToObj(i -> "owner" + i).toList();
    var query =
        entries
            .find(RowlessPartitionsTest_Entry_.owner.in(owners))
            .orderBy(RowlessPartitionsTest_Entry_.Number.desc());

    assertThat(query.limit(limit).all()).hasSize(Math.min(limit, 3));
    assertThat(query.first()).isPresent();
  }

  @Test
  void static_cells_without_a_row_can_be_read() {
    List<Balance> balances = entries.find().distinct().as(Balance.class).all();
    List<Row> rows =
        entries
            .find()
            .rows(RowlessPartitionsTest_Entry_.owner, RowlessPartitionsTest_Entry_.balance);

    assertThat(balances).hasSize(OWNERS).allMatch(b -> b.balance() == 50);
    assertThat(entries.find().distinct().as(Balance.class).limit(7).all()).hasSize(7);
    assertThat(rows).hasSize(OWNERS);
    assertThat(
            entries
                .find()
                .groupBy(RowlessPartitionsTest_Entry_.owner)
                .rows(RowlessPartitionsTest_Entry_.owner, Select.count()))
        .hasSize(OWNERS);
  }

  @Test
  void a_raw_row_that_is_none_says_so() {
    Row row = coodie.execute("SELECT * FROM \"entries\" WHERE owner = 'owner1'").get(0);

    assertThatThrownBy(() -> entries.read(row))
        .hasMessageContaining(
            "a partition that has static columns and no rows: \"Number\" is missing")
        .hasMessageEndingWith("[coodie-305]");
  }

  @Test
  void rows_of_several_types_are_told_from_partitions_without_one() {
    beasts.save(new Cat("ann", 1, "here", true));
    beasts.save(new Dog("ann", 2, "here", null));
    coodie.execute("INSERT INTO beasts (owner, home) VALUES ('bob', 'there')");

    assertThat(beasts.find().all()).hasSize(2);
    assertThat(beasts.find().count()).isEqualTo(2);
    assertThat(beasts.find().limit(3).all()).hasSize(2);
    assertThat(beasts.scan().count()).isEqualTo(2);
    assertThat(coodie.documents(Cat.class).find().allowFiltering().all()).hasSize(1);
    assertThat(coodie.documents(Cat.class).scan().count()).isEqualTo(1);
    assertThat(beasts.find(RowlessPartitionsTest_Beast_.partition("bob")).exists()).isFalse();
  }

  @Test
  void if_exists_does_not_ask_for_another_row_than_the_one_addressed() {
    var missing = entries.at(RowlessPartitionsTest_Entry_.key("owner0", "99"));

    assertThatThrownBy(
            () -> missing.ifExists().update(RowlessPartitionsTest_Entry_.balance.set(5L)))
        .hasMessageContaining("ifExists() asks for a row of Entry")
        .hasMessageEndingWith("[coodie-260]");
    assertThatThrownBy(() -> missing.ifExists().delete(RowlessPartitionsTest_Entry_.balance))
        .hasMessageEndingWith("[coodie-260]");
    assertThat(
            missing
                .onlyIf(RowlessPartitionsTest_Entry_.amount.eq(0L))
                .update(RowlessPartitionsTest_Entry_.balance.set(5L))
                .applied())
        .isFalse();
    assertThat(
            entries
                .at(RowlessPartitionsTest_Entry_.partition("owner0"))
                .ifExists()
                .update(RowlessPartitionsTest_Entry_.balance.set(6L))
                .applied())
        .isTrue();
    assertThat(
            entries
                .at(RowlessPartitionsTest_Entry_.partition("nobody"))
                .ifExists()
                .update(RowlessPartitionsTest_Entry_.balance.set(6L))
                .applied())
        .isFalse();
  }
}
