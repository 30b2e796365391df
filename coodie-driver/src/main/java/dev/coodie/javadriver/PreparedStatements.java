package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Prepares each text once, also under concurrency, and keeps it until it is among those not used
 * lately while there are too many. The driver's own cache holds its statements weakly, so that an
 * idle application would prepare again and again.
 */
final class PreparedStatements {
  private final Function<String, CompletionStage<PreparedStatement>> prepare;
  private final int limit;
  private final Map<String, Preparation> byText = new ConcurrentHashMap<>();

  PreparedStatements(Function<String, CompletionStage<PreparedStatement>> prepare, int limit) {
    this.prepare = prepare;
    this.limit = limit;
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
    return known;
  }

  int size() {
    return byText.size();
  }

  private void start(String text, Preparation preparation) {
    if (byText.size() > limit) {
      evict(preparation);
    }
    try {
      prepare
          .apply(text)
          .whenComplete(
              (statement, error) -> {
                if (error == null) {
                  preparation.complete(new Prepared(statement));
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
        }
      }
    }
  }
}
