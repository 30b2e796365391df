package dev.coodie.scan;

import dev.coodie.driver.Row;
import dev.coodie.driver.TokenRange;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.StatementException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.scan.Division;
import dev.coodie.internal.scan.Handover;
import dev.coodie.internal.scan.PageHandler;
import dev.coodie.internal.scan.Position;
import dev.coodie.internal.scan.Reports;
import dev.coodie.internal.scan.ScanFeed.Begun;
import dev.coodie.internal.scan.ScanPage;
import dev.coodie.internal.scan.ScanPlan;
import dev.coodie.internal.scan.ScanRun;
import dev.coodie.internal.scan.ScanSource;
import dev.coodie.internal.scan.ScanTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** Begins runs of a scan. */
record ScanStart<R>(ScanSource<R> source, ScanOptions options) {

  /** How a plan is made from where to begin and the ranges that no range crosses. */
  @FunctionalInterface
  private interface Planning {
    ScanPlan plan(ScanTable table, Position from, List<TokenRange> bounds);
  }

  /** Reads rows; pages are handled by {@code pages}, listeners told by {@code reports}. */
  Begun pages(Handover pages, Handover reports, ToLongFunction<ScanPage> handler) {
    return rows(
        page -> {
          try {
            pages.hand(handling(page, handler));
          } catch (RejectedExecutionException e) {
            page.failed(executorEnded(e));
          }
        },
        reports);
  }

  private Handover.Task handling(ScanPage page, ToLongFunction<ScanPage> handler) {
    return new Handover.Task() {
      @Override
      public boolean isWaiting() {
        return page.isWaiting();
      }

      @Override
      public void run() {
        page.handleBy(handler);
      }

      @Override
      public void takeBack() {
        page.takeBack(executorEnded(null));
      }
    };
  }

  private StatementException executorEnded(@Nullable Throwable cause) {
    return new StatementException(
        "coodie-540",
        "The executor of the scan no longer accepts tasks. Shut it down after the scans that use"
            + " it. This scan can continue from its last checkpoint.",
        "SELECT .. FROM " + source.name(),
        cause);
  }

  Begun rows(PageHandler handler, Handover reports) {
    return begin(
        handler,
        ScanReports.of(options, reports),
        (table, from, bounds) -> table.plan(from, bounds, options.atLeast()));
  }

  /** Counts rows, which nobody but us handles. */
  Begun counts(Handover reports) {
    if (options.from() != null || options.onCheckpoint() != null) {
      throw new InvalidQueryException(
          "coodie-539",
          "count() lets the server count whole ranges, and has no checkpoints. Remove from(..) and"
              + " onCheckpoint(..), or count in forEach(..).");
    }
    return begin(
        page -> page.handleBy(ScanStart::counted),
        ScanReports.of(options, reports),
        (table, from, bounds) -> table.counting(from, bounds, options.atLeast()));
  }

  private static long counted(ScanPage page) {
    if (!ScanTable.isCountedByServer(page.piece())) {
      return page.rows().size();
    }
    long sum = 0;
    for (Row row : page.rows()) {
      sum += row.getLong(0);
    }
    return sum;
  }

  ToLongFunction<ScanPage> each(Consumer<? super R> handler) {
    Arguments.given(handler, "a consumer of rows");
    return page -> {
      for (Row row : page.rows()) {
        handler.accept(source.read(row));
      }
      return page.rows().size();
    };
  }

  ToLongFunction<ScanPage> eachPage(Consumer<? super ScannedPage<R>> handler) {
    return page -> {
      List<R> items = new ArrayList<>(page.rows().size());
      for (Row row : page.rows()) {
        items.add(source.read(row));
      }
      handler.accept(
          new ScannedPage<>(
              page.range(), Collections.unmodifiableList(items), page.isLast(), page.askedAt()));
      return items.size();
    };
  }

  <A, T> ScanGathering<R, A, T> gathering(Collector<? super R, A, T> collector) {
    Arguments.given(collector, "a collector");
    return new ScanGathering<>(source, collector, options.executor() != null);
  }

  ScanResult result(Position end) {
    ScanCheckpoint from = options.from();
    return new ScanResult(end.rows() - (from == null ? 0 : from.rows()), new ScanCheckpoint(end));
  }

  /** Divides the table, which must be there. */
  CompletionStage<List<ScanPart>> split(int parts) {
    int checked = ScanOptions.checkedParts(parts);
    if (options.from() != null || options.part() != null) {
      throw new InvalidQueryException(
          "coodie-579",
          "split() divides the whole table, not what from(..) is given. Remove from(..), or read the"
              + " part with more parallelism(..).");
    }
    source.runner().checkOpen();
    return source
        .open()
        .thenCompose(
            table ->
                source
                    .runner()
                    .driver()
                    .ownedRanges(source.keyspace(), source.table())
                    .thenApply(
                        owned ->
                            Division.divide(owned, checked).stream()
                                .map(cut -> ScanPart.of(table.name(), cut))
                                .toList()));
  }

  /** Where it would begin. */
  CompletionStage<ScanPlan> plan() {
    source.runner().checkOpen();
    return plan(
        source.open(), (table, from, bounds) -> table.plan(from, bounds, options.atLeast()));
  }

  private Begun begin(PageHandler handler, Reports reports, Planning planning) {
    source.runner().checkOpen();
    CompletionStage<ScanTable> table = source.open();
    CompletionStage<ScanPlan> plan = plan(table, planning);
    ScanRun run =
        new ScanRun(
            source.begin(), source::reading, options.limits(source.pageSize()), handler, reports);
    return new Begun(run, run.start(plan));
  }

  /** A wrong checkpoint is refused at once, where the table is known. */
  private CompletionStage<ScanPlan> plan(CompletionStage<ScanTable> opened, Planning planning) {
    CompletableFuture<ScanTable> table = opened.toCompletableFuture();
    if (table.isDone() && !table.isCompletedExceptionally()) {
      return plan(table.join(), planning);
    }
    return table.thenCompose(known -> plan(known, planning));
  }

  private CompletionStage<ScanPlan> plan(ScanTable table, Planning planning) {
    ScanCheckpoint checkpoint = options.from();
    ScanPart part = options.part();
    Position from =
        checkpoint == null
            ? table.beginning(part == null ? null : part.part())
            : table.from(checkpoint.position());
    return options
        .bounds(source.runner().driver())
        .thenApply(bounds -> planning.plan(table.with(options.statement()), from, bounds));
  }
}
