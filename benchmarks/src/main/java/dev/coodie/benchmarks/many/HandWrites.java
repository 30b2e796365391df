package dev.coodie.benchmarks.many;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.coodie.benchmarks.Reading;
import dev.coodie.benchmarks.ReadingBytes;
import dev.coodie.benchmarks.path.Cql;
import dev.coodie.benchmarks.path.InFlight;
import java.util.Iterator;

/** What somebody writes who knows the driver well: a semaphore, a loop, and bytes. */
final class HandWrites {
  private final CqlSession session;
  private final int inFlight;
  private final PreparedStatement insert;

  HandWrites(CqlSession session, int inFlight) {
    this.session = session;
    this.inFlight = inFlight;
    this.insert = session.prepare(Cql.INSERT);
  }

  long run(Iterable<Reading> all, int rows) throws InterruptedException {
    Iterator<Reading> readings = all.iterator();
    InFlight.run(
        rows,
        inFlight,
        i -> {
          BoundStatementBuilder bound = insert.boundStatementBuilder();
          ReadingBytes.bind(bound, readings.next());
          return session.executeAsync(bound.build());
        });
    return rows;
  }
}
