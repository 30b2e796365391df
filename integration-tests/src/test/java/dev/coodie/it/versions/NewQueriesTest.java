package dev.coodie.it.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Query;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.column.Condition;
import dev.coodie.embedded.CassandraVersion;
import dev.coodie.error.StatementException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditions and hints that queries have from Cassandra 6.0 on. */
class NewQueriesTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Fish.class)
          .onNode(node -> node.version(CassandraVersion.V6_0).transactions());

  @RegisterExtension
  static final EmbeddedCoodieExtension OLDER =
      EmbeddedCoodieExtension.withDocuments(Fish.class)
          .onNode(node -> node.version(CassandraVersion.V5_0));

  @Document(table = "fish")
  record Fish(
      @PartitionKey int pond,
      @ClusteringKey int number,
      @Nullable String name,
      @Indexed(using = IndexMethod.SAI) @Nullable Integer size,
      Set<String> colors,
      List<Integer> lengths,
      Map<String, Integer> parts) {}

  @BeforeAll
  static void save() {
    for (Coodie coodie : List.of(DB.coodie(), OLDER.coodie())) {
      Documents<Fish> fish = coodie.documents(Fish.class);
      for (int i = 1; i <= 5; i++) {
        fish.save(
            new Fish(1, i, "fish " + i, i * 10, Set.of("c" + i), List.of(i), Map.of("k" + i, i)));
      }
    }
  }

  private static Arguments query(String numbers, Function<Documents<Fish>, Query<Fish>> query) {
    return Arguments.of(numbers, query);
  }

  static Stream<Arguments> queries() {
    return Stream.of(
        query("2, 3, 4", f -> in(f, NewQueriesTest_Fish_.number.between(2, 4))),
        query("", f -> in(f, NewQueriesTest_Fish_.number.between(4, 2))),
        query("2, 3", f -> f.find(NewQueriesTest_Fish_.size.between(15, 30))),
        query("1, 4, 5", f -> in(f, NewQueriesTest_Fish_.number.notIn(2, 3))),
        query("1, 2", f -> in(f, NewQueriesTest_Fish_.size.notIn(30, 40, 50)).allowFiltering()),
        query("1, 2, 4, 5", f -> in(f, NewQueriesTest_Fish_.number.ne(3)).allowFiltering()),
        query(
            "1, 3, 4, 5",
            f -> in(f, NewQueriesTest_Fish_.colors.notContains("c2")).allowFiltering()),
        query(
            "1, 3, 4, 5", f -> in(f, NewQueriesTest_Fish_.lengths.notContains(2)).allowFiltering()),
        query("1, 3, 4, 5", f -> in(f, NewQueriesTest_Fish_.parts.notContains(2)).allowFiltering()),
        query(
            "1, 3, 4, 5",
            f -> in(f, NewQueriesTest_Fish_.parts.notContainsKey("k2")).allowFiltering()),
        query("3", f -> f.find(NewQueriesTest_Fish_.size.eq(30)).includingIndexes("fish_size_idx")),
        query(
            "3",
            f ->
                f.find(NewQueriesTest_Fish_.size.eq(30))
                    .allowFiltering()
                    .excludingIndexes("fish_size_idx")));
  }

  private static Query<Fish> in(Documents<Fish> fish, Condition<Fish> condition) {
    return fish.find(NewQueriesTest_Fish_.pond.eq(1), condition);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void a_query_finds_what_it_says_and_an_older_server_says_that_it_is_too_old(
      String numbers, Function<Documents<Fish>, Query<Fish>> query) {
    List<String> found =
        query.apply(DB.coodie().documents(Fish.class)).all().stream()
            .map(fish -> Integer.toString(fish.number()))
            .sorted()
            .toList();

    assertThat(String.join(", ", found)).isEqualTo(numbers);
    assertThatThrownBy(query.apply(OLDER.coodie().documents(Fish.class))::all)
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("in queries, which Cassandra 6.0 and newer have; nothing was read.")
        .hasMessageEndingWith("[coodie-628]");
  }

  @Test
  void texts_are_searched_without_an_index() {
    assertThat(
            in(DB.coodie().documents(Fish.class), NewQueriesTest_Fish_.name.like("%h 4"))
                .allowFiltering()
                .all())
        .hasSize(1);
  }

  @Test
  void a_hint_that_the_server_cannot_follow_is_refused() {
    assertThatThrownBy(
            () ->
                DB.coodie()
                    .documents(Fish.class)
                    .find(NewQueriesTest_Fish_.size.eq(30))
                    .includingIndexes("nope")
                    .all())
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("nope");
  }

  @Test
  void rows_between_two_keys_are_deleted() {
    Documents<Fish> fish = DB.coodie().documents(Fish.class);
    fish.save(new Fish(2, 1, null, null, Set.of(), List.of(), Map.of()));
    fish.save(new Fish(2, 5, null, null, Set.of(), List.of(), Map.of()));

    fish.at(NewQueriesTest_Fish_.pond.eq(2), NewQueriesTest_Fish_.number.between(1, 4)).delete();

    assertThat(fish.find(NewQueriesTest_Fish_.pond.eq(2)).all()).hasSize(1);
  }

  @Test
  void tables_are_made_like_others_in_schema_statements() {
    DB.coodie().schema().run("CREATE TABLE fish_too LIKE fish WITH INDEXES");

    assertThat(DB.coodie().schema().read().orElseThrow().tables())
        .filteredOn(table -> table.name().equals("fish_too"))
        .singleElement()
        .satisfies(table -> assertThat(table.indexes()).hasSize(1));
  }
}
