package dev.coodie.transfer;

import dev.coodie.driver.TokenRange;
import dev.coodie.transfer.Tally.Count;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares ranges of two tables, and repairs them: first all differences of a range are told, then
 * it is read again and repaired, so that none is repaired which was not told. Thread-safe; its
 * methods wait for the servers.
 */
final class RangeWork {
  /** What came out of a range; {@code lines} is null if it was repaired. */
  record Done(TokenRange range, @Nullable LineBuffer lines, Tally tally) {}

  private final ComparedTables tables;
  private final CellComparison comparison;
  private final ComparisonSettings settings;
  private final @Nullable RepairPlan plan;
  private final BooleanSupplier stop;
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong different = new AtomicLong();

  RangeWork(ComparedTables tables, ComparisonSettings settings, BooleanSupplier stop) {
    this.tables = tables;
    this.comparison = new CellComparison(tables.a().cells(), settings.times);
    this.settings = settings;
    this.plan =
        settings.repaired == null
            ? null
            : new RepairPlan(settings.repaired, settings.delete, settings.force, settings.times);
    this.stop = stop;
  }

  /** How many rows were compared till now, those of unfinished ranges, too. */
  long rows() {
    return rows.get();
  }

  long different() {
    return different.get();
  }

  Done compare(TokenRange range) {
    LineBuffer lines = new LineBuffer();
    try {
      return compare(range, lines);
    } catch (RuntimeException | Error e) {
      lines.close();
      throw e;
    }
  }

  private Done compare(TokenRange range, LineBuffer lines) {
    DifferenceLine line = new DifferenceLine(settings.values);
    Tally tally = new Tally();
    long readAt = now();
    merge(
        range,
        new RangeMerge.Sink() {
          @Override
          public void row(boolean inA, boolean inB) {
            rows.incrementAndGet();
            tally.add(Count.ROWS);
            if (inA) {
              tally.add(Count.ROWS_A);
            }
            if (inB) {
              tally.add(Count.ROWS_B);
            }
          }

          @Override
          public void differs(RowDifference difference) {
            different.incrementAndGet();
            RowRepair repair = plan == null ? null : plan.of(difference, readAt);
            lines.add(line.of(difference, repair));
            tally.add(difference);
            if (repair != null && !settings.apply) {
              tally.add(repair);
            }
          }
        });
    return new Done(range, lines, tally);
  }

  Done repair(TokenRange range) {
    RepairPlan repairs = java.util.Objects.requireNonNull(plan);
    Tally tally = new Tally();
    long readAt = now();
    try (RepairSender sender = new RepairSender(tables.of(repairs.target()))) {
      merge(
          range,
          new RangeMerge.Sink() {
            @Override
            public void row(boolean inA, boolean inB) {}

            @Override
            public void differs(RowDifference difference) {
              RowRepair repair = repairs.of(difference, readAt);
              tally.add(repair);
              sender.send(difference, repair);
            }
          });
      sender.await();
    }
    return new Done(range, null, tally);
  }

  private void merge(TokenRange range, RangeMerge.Sink sink) {
    RangeCursor a = new RangeCursor(tables.a(), range, settings.pageSize, tables.order(), stop);
    RangeCursor b = new RangeCursor(tables.b(), range, settings.pageSize, tables.order(), stop);
    new RangeMerge(tables.order(), comparison, a, b, sink).run();
  }

  private static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
