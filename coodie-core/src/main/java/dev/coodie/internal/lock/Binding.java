package dev.coodie.internal.lock;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Collects the values of a statement in the order of its markers. Not thread-safe. */
final class Binding {
  private final List<ByteBuffer> cells = new ArrayList<>();
  private final List<ValueType<?>> types = new ArrayList<>();

  <V> Binding add(ValueType<V> type, V value) {
    cells.add(type.encode(value));
    types.add(type);
    return this;
  }

  CqlStatement to(String cql) {
    return CqlStatement.of(
        cql, cells.toArray(new ByteBuffer[0]), types.toArray(new ValueType<?>[0]));
  }
}
