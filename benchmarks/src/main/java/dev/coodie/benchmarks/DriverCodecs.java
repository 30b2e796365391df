package dev.coodie.benchmarks;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import java.util.List;
import java.util.Map;

/** The driver's codecs, held in constants so that no registry is asked. */
final class DriverCodecs implements Contestant {
  private static final TypeCodec<List<String>> TAGS = TypeCodecs.listOf(TypeCodecs.TEXT);
  private static final TypeCodec<Map<String, String>> LABELS =
      TypeCodecs.mapOf(TypeCodecs.TEXT, TypeCodecs.TEXT);

  private final Row row;
  private final Reading reading;
  private final PreparedStatement insert = MemorySession.prepare(Sample.INSERT);

  DriverCodecs(Row row, Reading reading) {
    this.row = row;
    this.reading = reading;
  }

  @Override
  public Reading read() {
    Row r = row;
    return new Reading(
        r.get(0, TypeCodecs.TEXT),
        r.get(1, TypeCodecs.UUID),
        r.get(2, TypeCodecs.TEXT),
        r.get(3, TypeCodecs.TEXT),
        r.get(4, TypeCodecs.DOUBLE),
        r.get(5, TypeCodecs.INT),
        r.get(6, TypeCodecs.TIMESTAMP),
        r.get(7, TypeCodecs.BOOLEAN),
        r.get(8, TAGS),
        r.get(9, LABELS));
  }

  @Override
  public BoundStatement write() {
    Reading d = reading;
    return insert
        .boundStatementBuilder()
        .set(0, d.sensor(), TypeCodecs.TEXT)
        .set(1, d.event(), TypeCodecs.UUID)
        .set(2, d.place(), TypeCodecs.TEXT)
        .set(3, d.unit(), TypeCodecs.TEXT)
        .set(4, d.measured(), TypeCodecs.DOUBLE)
        .set(5, d.quality(), TypeCodecs.INT)
        .set(6, d.taken(), TypeCodecs.TIMESTAMP)
        .set(7, d.valid(), TypeCodecs.BOOLEAN)
        .set(8, d.tags(), TAGS)
        .set(9, d.labels(), LABELS)
        .build();
  }
}
