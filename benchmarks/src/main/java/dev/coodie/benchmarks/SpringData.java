package dev.coodie.benchmarks;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.data.cassandra.core.convert.MappingCassandraConverter;
import org.springframework.data.cassandra.core.mapping.CassandraMappingContext;

/** The converter of Spring Data, as its template calls it. */
final class SpringData implements Contestant {
  private final Row row;
  private final Reading reading;
  private final MappingCassandraConverter converter;

  SpringData(Row row, Reading reading) {
    this.row = row;
    this.reading = reading;
    this.converter = new MappingCassandraConverter(new CassandraMappingContext());
    converter.afterPropertiesSet();
  }

  @Override
  public Reading read() {
    return converter.read(Reading.class, row);
  }

  /** The values of the columns, not yet encoded; the template then builds a statement. */
  @Override
  public Map<CqlIdentifier, Object> write() {
    Map<CqlIdentifier, Object> values = new LinkedHashMap<>();
    converter.write(reading, values);
    return values;
  }
}
