package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.internal.core.cql.DefaultColumnDefinitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Descriptions of markers, as the driver has them: columns c0, c1 .. of ks.t. */
final class Definitions {
  private Definitions() {}

  static Markers markers(List<? extends DataType> types) {
    return new Markers(of(types));
  }

  static ColumnDefinitions of(List<? extends DataType> types) {
    List<ColumnDefinition> columns = new ArrayList<>();
    for (DataType type : types) {
      String name = "c" + columns.size();
      columns.add(
          Stubs.of(
              ColumnDefinition.class,
              Map.of(
                  "getKeyspace", none -> CqlIdentifier.fromInternal("ks"),
                  "getTable", none -> CqlIdentifier.fromInternal("t"),
                  "getName", none -> CqlIdentifier.fromInternal(name),
                  "getType", none -> type)));
    }
    return DefaultColumnDefinitions.valueOf(columns);
  }
}
