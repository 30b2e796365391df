package dev.coodie.internal.write;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Written;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes documents that are JSON, which the server takes apart. */
record JsonInsert(Table<?> table, Settings settings) {
  public CqlStatement insert(String json) {
    if (table.model().discriminator().isPresent()
        || table.model().versionPosition() >= 0
        || table.model().bucket().isPresent()
        || !table.model().audit().isEmpty()) {
      throw new InvalidQueryException(
          "coodie-251",
          "saveJson() of "
              + table.model().typeName()
              + ", whose discriminator, version, bucket, or columns of who wrote it and when, coodie"
              + " fills: the server would store the JSON without it. Make a document of it, for example with Jackson, and save()"
              + " that.");
    }
    Long timestamp = settings.timestamp();
    Integer ttl = settings.ttl();
    boolean skip = settings.skipsNulls(table.model());
    List<ValueType<?>> types = new ArrayList<>(List.of(ValueType.TEXT));
    List<ByteBuffer> cells = new ArrayList<>(List.of(ValueType.TEXT.encode(json)));
    if (timestamp != null) {
      types.add(ValueType.BIGINT);
      cells.add(ValueType.BIGINT.encode(timestamp));
    }
    if (ttl != null) {
      types.add(ValueType.INT);
      cells.add(ValueType.INT.encode(ttl));
    }
    String cql = Cql.insertJson(table.name(settings), skip, timestamp != null, ttl != null);
    boolean lists = table.model().columns().stream().anyMatch(c -> c.column().type().isOpenList());
    CqlStatement statement =
        CqlStatement.of(
            cql,
            cells.toArray(new ByteBuffer[0]),
            types.toArray(new ValueType<?>[0]),
            null,
            written(timestamp != null),
            timestamp == null || !lists);
    return statement.withOptions(settings.options());
  }

  /** The lists and the key are in the JSON, which coodie does not read. */
  private Written written(boolean timestamp) {
    return new Written(
        table.writes(settings, table.model().columns(), true),
        null,
        List.of(),
        timestamp ? 1 : -1,
        false,
        false,
        Set.of());
  }
}
