package dev.coodie.migrations.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.LwtUnknownException;
import dev.coodie.error.StatementException;
import dev.coodie.error.StatementTimeoutException;
import dev.coodie.test.FakeDriver;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanErrorsTest {
  private static final Coodie ANY = Coodie.of(new FakeDriver());

  private static final ResultColumns PARTITIONER =
      ResultColumns.of("", List.of(new ResultColumn("partitioner", ValueType.TEXT)));
  private static final ResultColumns KEYSPACES =
      ResultColumns.of(
          "",
          List.of(
              new ResultColumn("durable_writes", ValueType.BOOLEAN),
              new ResultColumn("replication", ValueType.map(ValueType.TEXT, ValueType.TEXT))));
  private static final ResultColumns COLUMNS =
      ResultColumns.of(
          "",
          Stream.of("table_name", "column_name", "type", "kind", "clustering_order", "position")
              .map(
                  name ->
                      new ResultColumn(
                          name, name.equals("position") ? ValueType.INT : ValueType.TEXT))
              .toList());

  /** Has a table with the key {@code p int}. */
  private static FakeDriver server(String partitioner) {
    return new FakeDriver()
        .on("system.local")
        .returnsRows(PARTITIONER, Row.of(PARTITIONER, List.of(ValueType.TEXT.encode(partitioner))))
        .on("system_schema.keyspaces")
        .returnsRows(
            KEYSPACES, Row.of(KEYSPACES, Arrays.asList(ValueType.BOOLEAN.encode(true), null)))
        .on("system_schema.columns")
        .returnsRows(
            COLUMNS,
            Row.of(
                COLUMNS,
                List.of(
                    ValueType.TEXT.encode("t"),
                    ValueType.TEXT.encode("p"),
                    ValueType.TEXT.encode("int"),
                    ValueType.TEXT.encode("partition_key"),
                    ValueType.TEXT.encode("none"),
                    ValueType.INT.encode(0))));
  }

  @Test
  void another_partitioner_is_refused() {
    Coodie coodie = Coodie.of(server("org.apache.cassandra.dht.RandomPartitioner"));

    assertThatThrownBy(() -> TableScan.of(coodie, "ks", "t").forEach(row -> {}))
        .hasMessageContaining("org.apache.cassandra.dht.RandomPartitioner")
        .hasMessageEndingWith("[coodie-953]");
  }

  @Test
  void a_page_that_took_too_long_is_asked_for_again() {
    AtomicInteger asked = new AtomicInteger();
    FakeDriver driver =
        server("Murmur3Partitioner")
            .on("token(")
            .answers(
                statement ->
                    asked.incrementAndGet() == 1
                        ? CompletableFuture.failedFuture(timeout(statement))
                        : CompletableFuture.completedFuture(ResultPage.empty()));

    TableScanResult result =
        TableScan.of(Coodie.of(driver), "ks", "t").ranges(1).forEach(row -> {});

    assertThat(result.rows()).isZero();
    assertThat(asked).hasValue(2);
  }

  @Test
  void a_page_that_cannot_be_read_stops_the_scan_at_once() {
    AtomicInteger asked = new AtomicInteger();
    FakeDriver driver =
        server("Murmur3Partitioner")
            .on("token(")
            .answers(
                statement -> {
                  asked.incrementAndGet();
                  return CompletableFuture.failedFuture(
                      new StatementException("coodie-999", "No.", statement.text(), null));
                });

    assertThatThrownBy(
            () -> TableScan.of(Coodie.of(driver), "ks", "t").ranges(1).forEach(row -> {}))
        .hasMessageContaining("range 0 (tokens above -9223372036854775808, up to")
        .hasMessageContaining("of ks.t: No.")
        .hasMessageEndingWith("[coodie-961]");
    assertThat(asked).hasValue(1);
  }

  @Test
  void a_checkpoint_that_got_no_answer_is_kept_again() {
    AtomicInteger kept = new AtomicInteger();
    FakeDriver driver =
        withScans()
            .on("SET checkpoint")
            .answers(
                statement ->
                    kept.incrementAndGet() == 1
                        ? CompletableFuture.failedFuture(
                            new LwtUnknownException("coodie-504", "Late.", statement.text(), null))
                        : CompletableFuture.completedFuture(applied(true)));

    TableScanResult result =
        TableScan.of(Coodie.of(driver), "ks", "t").named("late").ranges(1).forEach(row -> {});

    assertThat(result).isEqualTo(new TableScanResult(0, 0, 1, 0));
    assertThat(kept).hasValue(2);
  }

  @Test
  void a_wait_for_the_claim_can_be_interrupted() {
    FakeDriver driver =
        withScans()
            .on("IF owner = NULL")
            .answers(statement -> CompletableFuture.completedFuture(applied(false)));
    TableScan<Row> scan = TableScan.of(Coodie.of(driver), "ks", "t").named("taken");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> scan.forEach(row -> {}))
        .hasMessageStartingWith("Interrupted while waiting for the claim")
        .hasMessageEndingWith("[coodie-964]");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_scan_of_no_columns_is_refused() {
    assertThatThrownBy(() -> TableScan.of(ANY, "ks", "t").columns())
        .hasMessage(
            "columns() names no column. Name at least one; to read all, leave it out."
                + " [coodie-1518]");
  }

  @Test
  void a_checkpoint_that_another_process_forbids_stops_the_scan() {
    FakeDriver driver =
        withScans()
            .on("SET checkpoint")
            .answers(statement -> CompletableFuture.completedFuture(applied(false)));

    assertThatThrownBy(
            () ->
                TableScan.of(Coodie.of(driver), "ks", "t")
                    .named("taken")
                    .ranges(1)
                    .forEach(row -> {}))
        .hasMessageContaining("another process may run it now")
        .hasMessageEndingWith("[coodie-957]");
  }

  /** A server where a scan may be named. */
  private static FakeDriver withScans() {
    ResultColumns name =
        ResultColumns.of("", List.of(new ResultColumn("column_name", ValueType.TEXT)));
    return server("Murmur3Partitioner")
        .on("SELECT column_name FROM")
        .returnsRows(name, Row.of(name, List.of(ValueType.TEXT.encode("checkpoint"))))
        .on(" IF owner = ")
        .answers(statement -> CompletableFuture.completedFuture(applied(true)));
  }

  private static ResultPage applied(boolean applied) {
    ResultColumns answer =
        ResultColumns.of("", List.of(new ResultColumn("[applied]", ValueType.BOOLEAN)));
    Row row = Row.of(answer, List.of(ValueType.BOOLEAN.encode(applied)));
    return ResultPage.of(answer, List.of(row), null);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1_000_001})
  void the_number_of_ranges_has_bounds(int ranges) {
    assertThatThrownBy(() -> TableScan.of(ANY, "ks", "t").ranges(ranges))
        .hasMessageContaining("ranges is from 1 to 1000000, not " + ranges)
        .hasMessageEndingWith("[coodie-960]");
  }

  @Test
  void a_name_has_bounds() {
    assertThatThrownBy(() -> TableScan.of(ANY, "ks", "t").named(" "))
        .hasMessageEndingWith("[coodie-960]");
  }

  @Test
  void columns_are_chosen_once() {
    assertThatThrownBy(() -> TableScan.of(ANY, "ks", "t").columns("a").columns("b"))
        .hasMessageContaining("known already: a.")
        .hasMessageEndingWith("[coodie-963]");
  }

  private static StatementTimeoutException timeout(CqlStatement statement) {
    return new StatementTimeoutException("coodie-502", "Late.", statement.text(), null);
  }
}
