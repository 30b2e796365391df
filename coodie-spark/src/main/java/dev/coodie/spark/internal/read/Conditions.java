package dev.coodie.spark.internal.read;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Conditions of CQL with their values, as they are sent to executors; {@code toString} shows no
 * values.
 */
final class Conditions implements Serializable {
  private static final long serialVersionUID = 1L;

  static final Conditions NONE = new Conditions(List.of());

  private final ArrayList<Condition> all;

  private Conditions(List<Condition> all) {
    this.all = new ArrayList<>(all);
  }

  /** One, with a value for each of its markers, all of one type without parts. */
  private record Condition(String cql, String type, ArrayList<byte[]> values)
      implements Serializable {}

  /** These, and one more. */
  Conditions and(String cql, ValueType<?> type, List<ByteBuffer> values) {
    ArrayList<byte[]> bytes = new ArrayList<>();
    for (ByteBuffer value : values) {
      byte[] copy = new byte[value.remaining()];
      value.duplicate().get(copy);
      bytes.add(copy);
    }
    List<Condition> more = new ArrayList<>(all);
    more.add(new Condition(cql, type.cql(), bytes));
    return new Conditions(more);
  }

  /** These, and those. */
  Conditions and(Conditions others) {
    List<Condition> both = new ArrayList<>(all);
    both.addAll(others.all);
    return new Conditions(both);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** {@code text} and these, with their values. */
  CqlStatement after(String text) {
    List<ByteBuffer> cells = new ArrayList<>();
    List<ValueType<?>> types = new ArrayList<>();
    for (Condition condition : all) {
      for (byte[] value : condition.values()) {
        cells.add(ByteBuffer.wrap(value));
        types.add(PushedTypes.of(condition.type()));
      }
    }
    return CqlStatement.of(
        text + this, cells.toArray(new ByteBuffer[0]), types.toArray(new ValueType<?>[0]));
  }

  /** As CQL with markers. */
  @Override
  public String toString() {
    return all.stream().map(Condition::cql).collect(Collectors.joining(" AND "));
  }
}
