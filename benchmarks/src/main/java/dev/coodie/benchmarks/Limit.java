package dev.coodie.benchmarks;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;

/** Written by hand, see {@link ReadingBytes}. */
final class Limit implements Contestant {
  private final Row row;
  private final Reading reading;
  private final PreparedStatement insert = MemorySession.prepare(Sample.INSERT);

  Limit(Row row, Reading reading) {
    this.row = row;
    this.reading = reading;
  }

  @Override
  public Reading read() {
    return ReadingBytes.read(row);
  }

  @Override
  public BoundStatement write() {
    BoundStatementBuilder bound = insert.boundStatementBuilder();
    ReadingBytes.bind(bound, reading);
    return bound.build();
  }
}
