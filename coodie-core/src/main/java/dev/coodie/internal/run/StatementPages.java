package dev.coodie.internal.run;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pages of one statement, each sent for when it is asked for. */
final class StatementPages implements PageSource {
  private final Runner runner;
  private final Supplier<? extends CompletionStage<CqlStatement>> query;
  private @Nullable CompletionStage<CqlStatement> statement;
  private @Nullable CompletionStage<ResultPage> underWay;
  private volatile @Nullable ByteBuffer next;
  private volatile boolean last;

  StatementPages(Runner runner, Supplier<? extends CompletionStage<CqlStatement>> query) {
    this.runner = runner;
    this.query = query;
  }

  @Override
  public CompletionStage<@Nullable ResultPage> next() {
    if (last) {
      return CompletableFuture.completedFuture(null);
    }
    CompletionStage<CqlStatement> known = statement;
    CompletionStage<CqlStatement> first = known == null ? query.get() : known;
    statement = first;
    ByteBuffer from = next;
    CompletionStage<ResultPage> page =
        Runner.thenRead(first, s -> runner.execute(from == null ? s : s.withPagingState(from)));
    underWay = page;
    return page.thenApply(this::arrived);
  }

  private ResultPage arrived(@Nullable ResultPage page) {
    if (page == null) {
      throw new IllegalStateException("The driver gave neither a page nor an error.");
    }
    next = page.pagingState();
    last = next == null;
    return page;
  }

  @Override
  public boolean needsDemand() {
    return !last;
  }

  @Override
  public void used() {}

  @Override
  public void cancel() {
    CompletionStage<ResultPage> page = underWay;
    if (page != null) {
      page.toCompletableFuture().cancel(true);
    }
  }
}
