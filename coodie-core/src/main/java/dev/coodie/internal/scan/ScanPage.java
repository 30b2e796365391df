package dev.coodie.internal.scan;

import dev.coodie.driver.ResultPage;
import dev.coodie.driver.TokenRange;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A page of a scan, to be handled. Exactly one of the methods that say how it ended counts. */
public final class ScanPage {
  private static final int WAITING = 0;
  private static final int BEGUN = 1;
  private static final int ENDED = 2;

  private final ScanRun run;
  private final OpenRange range;
  private final ResultPage rows;
  private final Instant askedAt;
  private final AtomicInteger state = new AtomicInteger(WAITING);

  ScanPage(ScanRun run, OpenRange range, ResultPage rows) {
    this.run = run;
    this.range = range;
    this.rows = rows;
    this.askedAt = range.begunAskedAt();
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

  /** When it was asked for. */
  public Instant askedAt() {
    return askedAt;
  }

  /** Whether the range has no page after it. */
  public boolean isLast() {
    return rows.pagingState() == null;
  }

  /** Whether nobody has begun to handle it, and nobody has dropped it. */
  public boolean isWaiting() {
    return state.get() == WAITING;
  }

  /** Whether it is the caller's to handle; a stopped scan waits for that alone. */
  boolean begin() {
    return state.compareAndSet(WAITING, BEGUN);
  }

  /**
   * Handles it now, unless it was begun or dropped before, or the scan was stopped meanwhile;
   * {@code handler} counts the rows.
   */
  public void handleBy(ToLongFunction<ScanPage> handler) {
    if (!begin()) {
      return;
    }
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
    if (state.getAndSet(ENDED) != ENDED) {
      run.handled(this, range, rows.pagingState(), count);
    }
  }

  /** Handling it failed: the scan stops. */
  public void failed(Throwable error) {
    if (state.getAndSet(ENDED) != ENDED) {
      run.notHandled(this, range, error);
    }
  }

  /** It was not handled, and is read again when the scan goes on. */
  public void dropped() {
    if (state.getAndSet(ENDED) != ENDED) {
      run.notHandled(this, range, null);
    }
  }

  /** It is not handled unless somebody has begun to; {@code why} fails the scan. */
  public void takeBack(@Nullable Throwable why) {
    if (state.compareAndSet(WAITING, ENDED)) {
      run.notHandled(this, range, why);
    }
  }
}
