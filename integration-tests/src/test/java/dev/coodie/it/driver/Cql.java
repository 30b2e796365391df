package dev.coodie.it.driver;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.CoodieException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Statements and their answers, for tests that have nothing above the seam. */
final class Cql {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A value for a marker. */
  record Value(@Nullable ByteBuffer cell, ValueType<?> type) {}

  private Cql() {}

  static <V> Value value(ValueType<V> type, @Nullable V value) {
    return new Value(value == null ? null : type.encode(value), type);
  }

  static Value text(String value) {
    return value(ValueType.TEXT, value);
  }

  static Value number(int value) {
    return value(ValueType.INT, value);
  }

  static Value unset(ValueType<?> type) {
    return new Value(CqlStatement.UNSET, type);
  }

  static CqlStatement statement(String cql, Value... values) {
    @Nullable ByteBuffer[] cells = new ByteBuffer[values.length];
    ValueType<?>[] types = new ValueType<?>[values.length];
    for (int i = 0; i < values.length; i++) {
      cells[i] = values[i].cell();
      types[i] = values[i].type();
    }
    return CqlStatement.of(cql, cells, types);
  }

  static ResultPage run(Driver driver, String cql, Value... values) {
    return run(driver, statement(cql, values));
  }

  static ResultPage run(Driver driver, CqlStatement statement) {
    return await(driver.execute(statement));
  }

  static List<Row> rows(Driver driver, String cql, Value... values) {
    List<Row> rows = new ArrayList<>();
    run(driver, cql, values).forEach(rows::add);
    return rows;
  }

  static Row row(Driver driver, String cql, Value... values) {
    return run(driver, cql, values).iterator().next();
  }

  static <R> R await(CompletionStage<R> stage) {
    try {
      return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CoodieException own) {
        throw own;
      }
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
