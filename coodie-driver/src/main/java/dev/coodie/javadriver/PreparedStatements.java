package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.coodie.driver.CacheMetrics;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares each text once, also under concurrency, and keeps it until it is among those not used
 * lately while there are too many. The driver's own cache holds its statements weakly, so that an
 * idle application would prepare again and again.
 */
final class PreparedStatements {
  private static final Logger LOG = LoggerFactory.getLogger(PreparedStatements.class);
  private static final long WARNING_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Function<String, CompletionStage<PreparedStatement>> prepare;
  private final int limit;
  private final Repreparing repreparing;
  private final Map<String, Preparation> byText = new ConcurrentHashMap<>();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder evictions = new LongAdder();
  private long nextWarning = System.nanoTime();

  PreparedStatements(
      Function<String, CompletionStage<PreparedStatement>> prepare,
      int limit,
      Repreparing repreparing) {
    this.prepare = prepare;
    this.limit = limit;
    this.repreparing = repreparing;
  }

  Preparation of(String text) {
    Preparation known = byText.get(text);
    if (known == null) {
      Preparation mine = new Preparation();
      known = byText.putIfAbsent(text, mine);
      if (known == null) {
        start(text, mine);
        return mine;
      }
    }
    known.markUsed();
    hits.increment();
    return known;
  }

  /** The text prepared again, once also under concurrency, since {@code stale} may be outdated. */
  Preparation anew(String text, Prepared stale) {
    Preparation known = byText.get(text);
    if (known != null && known.ready() != stale) {
      return known;
    }
    Preparation mine = new Preparation();
    boolean first =
        known == null ? byText.putIfAbsent(text, mine) == null : byText.replace(text, known, mine);
    if (!first) {
      return anew(text, stale);
    }
    start(text, mine);
    return mine;
  }

  int size() {
    return byText.size();
  }

  CacheMetrics metrics() {
    return new CacheMetrics(hits.sum(), misses.sum(), evictions.sum(), size(), limit);
  }

  private void start(String text, Preparation preparation) {
    misses.increment();
    if (byText.size() > limit) {
      evict(preparation);
      warn(text);
    }
    try {
      prepare
          .apply(text)
          .whenComplete(
              (statement, error) -> {
                if (error == null) {
                  preparation.complete(new Prepared(statement, repreparing));
                } else {
                  fail(text, preparation, error);
                }
              });
    } catch (RuntimeException e) {
      fail(text, preparation, e);
    }
  }

  private void fail(String text, Preparation preparation, Throwable error) {
    byText.remove(text, preparation);
    preparation.fail(error);
  }

  /** Second chance: what was used since the last round stays, unless that is everything. */
  private synchronized void evict(Preparation newest) {
    int target = limit - limit / 10;
    for (int round = 0; round < 2 && byText.size() > target; round++) {
      Iterator<Preparation> all = byText.values().iterator();
      while (all.hasNext() && byText.size() > target) {
        Preparation each = all.next();
        if (each != newest && !each.takeUsed()) {
          all.remove();
          evictions.increment();
        }
      }
    }
  }

  /** Once a minute at most. A text can have values written into it, which must not show. */
  private synchronized void warn(String text) {
    long now = System.nanoTime();
    if (now - nextWarning < 0) {
      return;
    }
    nextWarning = now + WARNING_NANOS;
    LOG.warn(
        "More than {} CQL texts were prepared on the server, and the oldest are forgotten. Bind values"
            + " instead of writing them into the text; Coodie.metrics() counts texts. The latest: {}",
        limit,
        StatementTexts.withoutLiterals(text));
  }
}
