package dev.coodie;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.driver.TokenRange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A table of products that lie on a ring, read by ranges of tokens, in pages. */
final class RingServer implements Driver {
  /** Where each product is; several may have the same token, as rows of a partition do. */
  record Placed(long token, Product product) {}

  final List<Placed> table = new ArrayList<>();
  final List<CqlStatement> sent = Collections.synchronizedList(new ArrayList<>());
  final AtomicInteger underWay = new AtomicInteger();
  volatile int mostUnderWay;
  volatile Executor answering = Runnable::run;
  volatile Function<CqlStatement, @Nullable Throwable> failing = statement -> null;
  volatile List<TokenRange> ring = List.of(TokenRange.RING);
  volatile boolean emptyPages;
  volatile Consumer<ResultPage> telling = page -> {};

  /** {@code count} products on tokens that {@code random} gives, some at the ends of the ring. */
  RingServer(int count, Random random) {
    long token = Long.MIN_VALUE + 1;
    for (int i = 0; i < count; i++) {
      table.add(new Placed(i == count - 1 ? Long.MAX_VALUE : token, Product.numbered(i)));
      token = random.nextInt(4) == 0 ? token : Math.max(Long.MIN_VALUE + 1, random.nextLong());
    }
    table.sort((a, b) -> Long.compare(a.token(), b.token()));
  }

  /** {@code count} ranges with ends that {@code random} gives, in any order. */
  static List<TokenRange> ring(int count, Random random) {
    long[] ends = random.longs(count - 1).sorted().distinct().toArray();
    List<TokenRange> ranges = new ArrayList<>();
    long after = Long.MIN_VALUE;
    for (long end : ends) {
      ranges.add(new TokenRange(after, end));
      after = end;
    }
    ranges.add(new TokenRange(after, Long.MAX_VALUE));
    Collections.shuffle(ranges, random);
    return ranges;
  }

  List<Long> ids() {
    return table.stream().map(p -> p.product().id()).sorted().toList();
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    if (statement.text().contains("system_schema")) {
      return CompletableFuture.completedFuture(columnsOf(statement));
    }
    sent.add(statement);
    synchronized (this) {
      mostUnderWay = Math.max(mostUnderWay, underWay.incrementAndGet());
    }
    CompletableFuture<ResultPage> answer = new CompletableFuture<>();
    answering.execute(
        () -> {
          underWay.decrementAndGet();
          Throwable error = failing.apply(statement);
          if (error == null) {
            ResultPage page = answer(statement);
            telling.accept(page);
            answer.complete(page);
          } else {
            answer.completeExceptionally(error);
          }
        });
    return answer;
  }

  private ResultPage answer(CqlStatement statement) {
    List<Product> found = in(range(statement));
    if (statement.text().startsWith("SELECT count(*)")) {
      ResultColumns column =
          ResultColumns.of("ks.product", List.of(new ResultColumn("count", ValueType.BIGINT)));
      ByteBuffer count = ValueType.BIGINT.encode((long) found.size());
      return ResultPage.of(column, List.of(Row.of(column, List.of(count))), null);
    }
    ByteBuffer state = statement.pagingState();
    int first = state == null ? 0 : state.getInt(0);
    if (emptyPages && (state == null || state.getInt(4) == 0)) {
      return TestDriver.page(Product_.MODEL, List.of(), state(first, 1));
    }
    int end = Math.min(found.size(), first + statement.pageSize());
    return TestDriver.page(
        Product_.MODEL, found.subList(first, end), end < found.size() ? state(end, 0) : null);
  }

  private static ByteBuffer state(int next, int afterEmpty) {
    return ByteBuffer.allocate(8).putInt(0, next).putInt(4, afterEmpty);
  }

  static TokenRange range(CqlStatement statement) {
    List<Object> values = statement.values();
    return new TokenRange((Long) values.get(0), (Long) values.get(1));
  }

  List<Product> in(TokenRange range) {
    return table.stream()
        .filter(p -> p.token() > range.after() && p.token() <= range.upTo())
        .map(Placed::product)
        .toList();
  }

  private static ResultPage columnsOf(CqlStatement statement) {
    ResultColumns columns =
        ResultColumns.of(
            "system_schema.columns",
            List.of(
                new ResultColumn("column_name", ValueType.TEXT),
                new ResultColumn("kind", ValueType.TEXT),
                new ResultColumn("position", ValueType.INT)));
    List<Row> rows = new ArrayList<>();
    if (Arrays.asList("ks", "product").equals(statement.values())) {
      rows.add(column(columns, "name", "regular", -1));
      rows.add(column(columns, "Color", "regular", -1));
      rows.add(column(columns, "id", "partition_key", 0));
    }
    return ResultPage.of(columns, rows, null);
  }

  private static Row column(ResultColumns columns, String name, String kind, int position) {
    return Row.of(
        columns,
        List.of(
            ValueType.TEXT.encode(name),
            ValueType.TEXT.encode(kind),
            ValueType.INT.encode(position)));
  }

  @Override
  public CompletionStage<List<TokenRange>> tokenRanges() {
    return CompletableFuture.completedFuture(ring);
  }

  @Override
  public Optional<String> keyspace() {
    return Optional.of("ks");
  }
}
