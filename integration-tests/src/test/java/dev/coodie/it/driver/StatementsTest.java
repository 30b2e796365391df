package dev.coodie.it.driver;

import static dev.coodie.it.driver.Cql.await;
import static dev.coodie.it.driver.Cql.number;
import static dev.coodie.it.driver.Cql.row;
import static dev.coodie.it.driver.Cql.rows;
import static dev.coodie.it.driver.Cql.run;
import static dev.coodie.it.driver.Cql.statement;
import static dev.coodie.it.driver.Cql.text;
import static dev.coodie.it.driver.Cql.unset;
import static dev.coodie.it.driver.Cql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.InvalidQueryException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatementsTest {
  private static final String INSERT =
      "INSERT INTO driver_statements.t (p, c, v, w) VALUES (?, ?, ?, ?)";
  private static final String SELECT =
      "SELECT c, v, w FROM driver_statements.t WHERE p = ? AND c = ?";

  private static Driver driver;

  @BeforeAll
  static void connect() {
    driver = Nodes.connectTo("driver_statements");
    run(
        driver,
        "CREATE TABLE driver_statements.t (p text, c int, v text, w int, PRIMARY KEY (p, c))");
  }

  @AfterAll
  static void close() throws Exception {
    driver.close();
  }

  @Test
  void a_written_row_is_read() {
    run(driver, INSERT, text("a"), number(1), text("hello"), number(7));

    Row row = row(driver, SELECT, text("a"), number(1));

    assertThat(row.get("v")).isEqualTo("hello");
    assertThat(row.getInt(2)).isEqualTo(7);
    assertThat(row.columns().table()).isEqualTo("driver_statements.t");
    assertThat(row.toString()).doesNotContain("hello");
  }

  @Test
  void null_clears_a_cell_and_unset_leaves_it_alone() {
    run(driver, INSERT, text("unset"), number(1), text("kept"), number(1));

    run(
        driver,
        INSERT,
        text("unset"),
        number(1),
        unset(ValueType.TEXT),
        value(ValueType.INT, null));

    Row row = row(driver, SELECT, text("unset"), number(1));
    assertThat(row.get("v")).isEqualTo("kept");
    assertThat(row.bytes(2)).isNull();
  }

  @Test
  void a_statement_can_be_sent_again() {
    CqlStatement insert = statement(INSERT, text("again"), number(1), text("x"), number(1));

    run(driver, insert);
    run(driver, insert);

    assertThat(rows(driver, SELECT, text("again"), number(1))).hasSize(1);
  }

  @Test
  void twelve_thousand_rows_come_page_by_page() {
    List<CompletionStage<ResultPage>> writes = new ArrayList<>();
    for (int i = 0; i < 12_000; i++) {
      writes.add(
          driver.execute(statement(INSERT, text("many"), number(i), text("row " + i), number(i))));
      if (writes.size() == 500) {
        writes.forEach(Cql::await);
        writes.clear();
      }
    }

    CqlStatement select =
        statement("SELECT c, v FROM driver_statements.t WHERE p = ?", text("many"))
            .withPageSize(700);
    List<Integer> found = new ArrayList<>();
    List<ResultColumns> columns = new ArrayList<>();
    @Nullable ByteBuffer position = null;
    int pages = 0;
    do {
      ResultPage page = run(driver, select.withPagingState(position));
      assertThat(page.size()).isLessThanOrEqualTo(700);
      page.forEach(row -> found.add(row.getInt(0)));
      columns.add(page.columns());
      position = page.pagingState();
      pages++;
    } while (position != null);

    assertThat(pages).isBetween(18, 19);
    assertThat(found).hasSize(12_000).isSorted().doesNotHaveDuplicates();
    assertThat(columns).allMatch(each -> each == columns.get(0));
  }

  @Test
  void a_write_has_an_empty_result() {
    ResultPage page = run(driver, INSERT, text("e"), number(1), text("x"), number(1));

    assertThat(page.size()).isZero();
    assertThat(page.columns()).isSameAs(ResultColumns.EMPTY);
    assertThat(page.pagingState()).isNull();
  }

  @Test
  void a_conditional_write_says_whether_it_was_applied() {
    String insert = "INSERT INTO driver_statements.t (p, c, v) VALUES (?, ?, ?) IF NOT EXISTS";
    CqlStatement first = statement(insert, text("lwt"), number(1), text("mine")).asConditional();
    CqlStatement second = statement(insert, text("lwt"), number(1), text("yours")).asConditional();

    ResultPage applied = run(driver, first);
    ResultPage rejected = run(driver, second);
    ResultPage rejectedAgain = run(driver, second);

    assertThat(applied.iterator().next().getBoolean(0)).isTrue();
    assertThat(rejected.iterator().next().get("v")).isEqualTo("mine");
    assertThat(rejected.columns()).isNotEqualTo(applied.columns());
    assertThat(rejectedAgain.columns()).isSameAs(rejected.columns());
  }

  @Test
  void parameter_types_are_those_of_the_markers() {
    Optional<List<ValueType<?>>> types = await(driver.parameterTypes(INSERT));

    assertThat(types.orElseThrow())
        .containsExactly(ValueType.TEXT, ValueType.INT, ValueType.TEXT, ValueType.INT);
    assertThat(await(driver.parameterTypes("SELECT * FROM driver_statements.t")))
        .contains(List.of());
    assertThat(await(driver.parameterTypes("DROP TABLE IF EXISTS driver_statements.nothing")))
        .contains(List.of());
  }

  @Test
  void a_value_per_marker_is_demanded() {
    assertThatThrownBy(() -> run(driver, SELECT, text("a")))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("has 2 bind markers, but 1 values are given")
        .hasMessageEndingWith("[coodie-514]");
  }

  @Test
  void texts_without_values_run_too() {
    run(driver, "INSERT INTO driver_statements.t (p, c, v) VALUES ('raw', 1, 'x')");

    assertThat(rows(driver, "SELECT * FROM driver_statements.t WHERE p = 'raw'")).hasSize(1);
    assertThat(rows(driver, "  describe keyspace driver_statements")).isNotEmpty();
  }

  @Test
  void the_schema_is_in_agreement_on_one_node() {
    assertThat(await(driver.schemaInAgreement())).isTrue();
  }

  @Test
  void a_schema_change_takes_no_second() {
    run(driver, "CREATE TABLE driver_statements.warm_up (p text PRIMARY KEY)");
    long start = System.nanoTime();

    for (int i = 0; i < 5; i++) {
      run(driver, "CREATE TABLE driver_statements.fast_" + i + " (p text PRIMARY KEY)");
    }

    assertThat((System.nanoTime() - start) / 5).isLessThan(700_000_000L);
  }
}
