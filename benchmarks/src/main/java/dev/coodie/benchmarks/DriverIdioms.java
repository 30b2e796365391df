package dev.coodie.benchmarks;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;

/** The driver as its manual shows it, see {@link ReadingIdioms}. */
final class DriverIdioms implements Contestant {
  private final Row row;
  private final Reading reading;
  private final PreparedStatement insert = MemorySession.prepare(Sample.INSERT);

  DriverIdioms(Row row, Reading reading) {
    this.row = row;
    this.reading = reading;
  }

  @Override
  public Reading read() {
    return ReadingIdioms.read(row);
  }

  @Override
  public BoundStatement write() {
    return ReadingIdioms.bind(insert.boundStatementBuilder(), reading).build();
  }
}
