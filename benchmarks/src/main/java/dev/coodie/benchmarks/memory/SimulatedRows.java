package dev.coodie.benchmarks.memory;

import static java.util.Objects.requireNonNull;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.model.ModelColumn;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Answers every statement with very many rows, made a page at a time; only with those of its range
 * of tokens if it has one. The tokens of the rows divide the ring evenly.
 */
final class SimulatedRows implements Driver {
  private static final int PAGE = 5_000;

  private final int rows;
  private final ResultColumns columns;

  SimulatedRows(int rows) {
    this.rows = rows;
    List<ResultColumn> all = new ArrayList<>();
    for (ModelColumn each : Small_.MODEL.columns()) {
      all.add(new ResultColumn(each.column().name(), each.column().type()));
    }
    this.columns = ResultColumns.of("ks.small", all);
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    @Nullable ByteBuffer position = statement.pagingState();
    int bound = 0;
    int begin = statement.text().contains("> ?") ? upTo(statement.cell(bound++)) : 0;
    int last = statement.text().contains("<= ?") ? upTo(statement.cell(bound)) : rows;
    int first = position == null ? begin : position.getInt(position.position());
    int end = Math.min(last, first + PAGE);
    List<Row> page = new ArrayList<>();
    for (int n = first; n < end; n++) {
      page.add(Row.of(columns, Arrays.asList(Small_.MODEL.cells(Small.of(n), 0))));
    }
    ByteBuffer next = end == last ? null : ByteBuffer.allocate(4).putInt(0, end);
    return CompletableFuture.completedFuture(ResultPage.of(columns, page, next));
  }

  /** How many rows have no greater token. The first has the least token but one. */
  private int upTo(@Nullable ByteBuffer cell) {
    long token = requireNonNull(cell).getLong(cell.position());
    if (token == Long.MIN_VALUE) {
      return 0;
    }
    long distance = token - Long.MIN_VALUE - 1;
    return (int) Math.min(rows, Long.divideUnsigned(distance, Long.divideUnsigned(-1, rows)) + 1);
  }
}
