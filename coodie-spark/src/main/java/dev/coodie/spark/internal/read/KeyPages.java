package dev.coodie.spark.internal.read;

import dev.coodie.Coodie;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.spark.internal.connect.JobOptions;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The pages of some partitions, a few of which are asked for at once. */
final class KeyPages implements RowPages {
  private static final int PARALLELISM = 8;

  private final Coodie coodie;
  private final Selected selected;
  private final int pageSize;
  private final int parallelism;
  private final Iterator<Conditions> keys;
  private final Deque<Asked> asked = new ArrayDeque<>();

  KeyPages(Coodie coodie, JobOptions options, Selected selected, List<Conditions> keys) {
    this.coodie = coodie;
    this.selected = selected;
    this.pageSize = selected.pageSize(options);
    this.parallelism = Selected.parallelism(options, PARALLELISM);
    this.keys = keys.iterator();
  }

  private record Asked(CqlStatement statement, CompletableFuture<ResultPage> answer) {}

  private Asked ask(CqlStatement statement) {
    return new Asked(statement, coodie.async().execute(statement).toCompletableFuture());
  }

  @Override
  public @Nullable Iterator<Row> next() throws InterruptedException {
    while (asked.size() < parallelism && keys.hasNext()) {
      asked.add(ask(selected.select(keys.next()).withPageSize(pageSize).withIdempotent(true)));
    }
    Asked first = asked.poll();
    if (first == null) {
      return null;
    }
    try {
      ResultPage page = first.answer().get();
      ByteBuffer more = page.pagingState();
      if (more != null) {
        asked.addFirst(ask(first.statement().withPagingState(more)));
      }
      return page.iterator();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    asked.forEach(each -> each.answer().cancel(true));
  }
}
