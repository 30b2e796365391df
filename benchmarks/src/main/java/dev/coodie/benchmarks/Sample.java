package dev.coodie.benchmarks;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.internal.core.cql.DefaultRow;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The one document that is mapped, and the driver's row with it. */
final class Sample {
  /** The columns in the order of the table. */
  static final Map<String, DataType> COLUMNS = columns();

  static final String INSERT =
      "INSERT INTO ks.reading ("
          + String.join(", ", COLUMNS.keySet())
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private Sample() {}

  static Reading reading() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("building", "north");
    labels.put("floor", "third");
    return new Reading(
        "sensor-00042",
        UUID.fromString("0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"),
        "Conference room 3.14",
        "degrees Celsius",
        21.375,
        97,
        Instant.ofEpochMilli(1_795_356_000_123L),
        true,
        new ArrayList<>(List.of("indoor", "calibrated", "battery")),
        labels);
  }

  /** As it comes from the network: every cell in an array of its own. */
  static Row row() {
    PreparedStatement insert = MemorySession.prepare(INSERT);
    BoundStatementBuilder bound = insert.boundStatementBuilder();
    BoundStatement values = ReadingIdioms.bind(bound, reading()).build();
    List<ByteBuffer> cells = new ArrayList<>();
    for (ByteBuffer value : values.getValues()) {
      byte[] bytes = new byte[value.remaining()];
      value.get(value.position(), bytes);
      cells.add(ByteBuffer.wrap(bytes));
    }
    return new DefaultRow(definitions(), cells);
  }

  static ColumnDefinitions definitions() {
    return MemorySession.definitions(List.copyOf(COLUMNS.keySet()));
  }

  /** What a statement carries, by the name of its marker. */
  static Map<String, ByteBuffer> cells(BoundStatement statement) {
    ColumnDefinitions markers = statement.getPreparedStatement().getVariableDefinitions();
    Map<String, ByteBuffer> cells = new LinkedHashMap<>();
    for (ColumnDefinition marker : markers) {
      CqlIdentifier name = marker.getName();
      cells.put(name.asInternal(), statement.getBytesUnsafe(name));
    }
    return cells;
  }

  private static Map<String, DataType> columns() {
    Map<String, DataType> columns = new LinkedHashMap<>();
    columns.put("sensor", DataTypes.TEXT);
    columns.put("event", DataTypes.UUID);
    columns.put("place", DataTypes.TEXT);
    columns.put("unit", DataTypes.TEXT);
    columns.put("measured", DataTypes.DOUBLE);
    columns.put("quality", DataTypes.INT);
    columns.put("taken", DataTypes.TIMESTAMP);
    columns.put("valid", DataTypes.BOOLEAN);
    columns.put("tags", DataTypes.listOf(DataTypes.TEXT));
    columns.put("labels", DataTypes.mapOf(DataTypes.TEXT, DataTypes.TEXT));
    return columns;
  }
}
