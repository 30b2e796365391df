package dev.coodie.benchmarks;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;

/** The code that the driver's mapper generates. */
final class DriverMapper implements Contestant {
  private final Row row;
  private final Reading reading;
  private final ReadingDao dao;

  DriverMapper(Row row, Reading reading) {
    this.row = row;
    this.reading = reading;
    this.dao =
        new ReadingMapperBuilder(MemorySession.of(row))
            .withSchemaValidationEnabled(false)
            .build()
            .readings();
  }

  @Override
  public Reading read() {
    return dao.read(row);
  }

  @Override
  public BoundStatement write() {
    return dao.save(reading);
  }
}
