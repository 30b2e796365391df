package dev.coodie.internal.scan;

import dev.coodie.driver.ResultPage;
import dev.coodie.driver.TokenRange;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;

/** A page of a scan, to be handled. Exactly one of the methods that say how it ended counts. */
public final class ScanPage {
  private final ScanRun run;
  private final OpenRange range;
  private final ResultPage rows;
  private final AtomicBoolean ended = new AtomicBoolean();

  ScanPage(ScanRun run, OpenRange range, ResultPage rows) {
    this.run = run;
    this.range = range;
    this.rows = rows;
  }

  /** The range it is of. */
  public TokenRange range() {
    return piece().range();
  }

  /** What of the range was not handled before it. */
  public Piece piece() {
    return range.piece();
  }

  /** Its rows. */
  public ResultPage rows() {
    return rows;
  }

  /** Whether the range has no page after it. */
  public boolean isLast() {
    return rows.pagingState() == null;
  }

  /** Handles it now, unless the scan was stopped meanwhile; {@code handler} counts the rows. */
  public void handleBy(ToLongFunction<ScanPage> handler) {
    if (run.isStopping()) {
      dropped();
      return;
    }
    try {
      handled(handler.applyAsLong(this));
    } catch (Throwable e) {
      failed(e);
    }
  }

  /** All rows were handled. */
  public void handled(long count) {
    if (ended.compareAndSet(false, true)) {
      run.handled(range, rows.pagingState(), count);
    }
  }

  /** Handling it failed: the scan stops. */
  public void failed(Throwable error) {
    if (ended.compareAndSet(false, true)) {
      run.notHandled(range, error);
    }
  }

  /** It was not handled, and is read again when the scan goes on. */
  public void dropped() {
    if (ended.compareAndSet(false, true)) {
      run.notHandled(range, null);
    }
  }
}
