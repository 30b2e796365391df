package dev.coodie.benchmarks;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.driver.CqlStatement;
import dev.coodie.javadriver.JavaDriver;
import java.util.Iterator;

/**
 * coodie. Read: the next row of a page of the driver, wrapped, checked and mapped as a query does
 * it. Write: {@code cql().save(document)}, then bound as the driver adapter does it.
 */
final class Coodied implements Contestant {
  private final Reading reading;
  private final Documents<Reading> readings;
  private final Iterator<dev.coodie.driver.Row> rows;
  private final PreparedStatement insert;

  Coodied(com.datastax.oss.driver.api.core.cql.Row row, Reading reading) {
    this.reading = reading;
    CqlSession session = MemorySession.of(row);
    JavaDriver driver = JavaDriver.of(session);
    this.readings = Coodie.of(driver).documents(Reading.class);
    CqlStatement all = readings.find().cql().all();
    this.rows = driver.execute(all).toCompletableFuture().join().iterator();
    this.insert = session.prepare(readings.cql().save(reading).text());
  }

  @Override
  public Reading read() {
    return readings.read(rows.next());
  }

  @Override
  public BoundStatement write() {
    return JavaDriver.bind(readings.cql().save(reading), insert);
  }
}
