package dev.coodie.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.schema.definition.OptionValue;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescribedTableTest {
  private static final String STATEMENT =
      """
      CREATE TABLE k.t (
          p int,
          c int CHECK c > 0,
          s int static CHECK s > 0 AND s < 5,
          "V, x" text CHECK LENGTH() < 9,
          m map<int, frozen<set<text>>>,
          d date CHECK d > '2020, CHECK 01-01',
          j text CHECK JSON,
          n int CHECK NOT NULL AND n > 5,
          t text MASKED WITH system.mask_inner(1, 2) CHECK LENGTH() > 1 AND OCTET_LENGTH() <= 3,
          PRIMARY KEY (p, c)
      ) WITH CLUSTERING ORDER BY (c DESC)
          AND comment = 'transactional_mode = ''off'''
          AND fast_path = 'keyspace'
          AND transactional_mode = 'full'
          AND transactional_migration_from = 'none'
          AND speculative_retry = '99p';
      COMMENT ON COLUMN k.t.s IS 'CHECK (';""";

  @Test
  void checks_are_read_by_column() {
    assertThat(DescribedTable.of(STATEMENT).checks())
        .isEqualTo(
            Map.of(
                "c", "c > 0",
                "s", "s > 0 AND s < 5",
                "V, x", "LENGTH() < 9",
                "d", "d > '2020, CHECK 01-01'",
                "j", "JSON",
                "n", "NOT NULL AND n > 5",
                "t", "LENGTH() > 1 AND OCTET_LENGTH() <= 3"));
  }

  @Test
  void check_of_the_only_key_is_read() {
    assertThat(
            DescribedTable.of("CREATE TABLE k.t (p int CHECK p > 0 PRIMARY KEY, v int)").checks())
        .isEqualTo(Map.of("p", "p > 0"));
    assertThat(
            DescribedTable.of("CREATE TABLE k.t (p int PRIMARY KEY CHECK p > 0, v int)").checks())
        .isEqualTo(Map.of("p", "p > 0"));
  }

  @Test
  void options_that_no_table_shows_are_read() {
    assertThat(DescribedTable.of(STATEMENT).options())
        .isEqualTo(
            Map.of(
                "fast_path", text("keyspace"),
                "transactional_mode", text("full"),
                "transactional_migration_from", text("none")));
  }

  @Test
  void conditions_are_the_same_in_any_order_and_spelling() {
    assertThat(Constraints.same("NOT NULL AND \"n\" > 5", "n>5 and not null")).isTrue();
    assertThat(Constraints.same("n > 5", "n > 6")).isFalse();
    assertThat(Constraints.same("REGEXP() = 'a'", "REGEXP() = 'A'")).isFalse();
    assertThat(Constraints.same("", "n > 6")).isFalse();
  }

  @Test
  void other_text_tells_nothing() {
    assertThat(DescribedTable.of("").checks()).isEmpty();
    assertThat(DescribedTable.of("CREATE TABLE k.t (p int CHECK").checks())
        .isEqualTo(Map.of("p", ""));
  }

  private static OptionValue text(String value) {
    return new OptionValue(value, Map.of());
  }
}
