package dev.coodie.transfer;

import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bytes that servers hold though they are no value of their type, or not in its usual form. */
final class OddBytes {
  private static final Map<ValueType<?>, List<String>> SCALARS = new LinkedHashMap<>();

  static {
    SCALARS.put(
        ValueType.TIME, List.of("7fffffffffffffff", "ffffffffffffffff", "00004e94914f0000"));
    SCALARS.put(ValueType.BOOLEAN, List.of("", "02", "ff"));
    SCALARS.put(ValueType.INT, List.of(""));
    SCALARS.put(ValueType.BIGINT, List.of(""));
    SCALARS.put(ValueType.TIMESTAMP, List.of("", "8000000000000000", "7fffffffffffffff"));
    SCALARS.put(ValueType.DATE, List.of("00000000", "7fffffff", "ffffffff"));
    SCALARS.put(ValueType.UUID, List.of("", "ffffffffffffffffffffffffffffffff"));
    SCALARS.put(ValueType.TIMEUUID, List.of("", "00000000000010000000000000000000"));
    SCALARS.put(ValueType.INET, List.of("", "00000000000000000000ffff7f000001"));
    SCALARS.put(
        ValueType.VARINT,
        List.of("", "00", "0001", "ff80", "ffff", "00".repeat(5), "7f".repeat(5_000)));
    SCALARS.put(
        ValueType.DECIMAL,
        List.of(
            "",
            "00000001",
            "8000000001",
            "8000000101",
            "7fffffff01",
            "800000007fffffff",
            "000000000001",
            "00000002" + "7f".repeat(5_000)));
    SCALARS.put(ValueType.FLOAT, List.of("", "7fc00000", "ffc00000", "7f800001", "80000000"));
    SCALARS.put(ValueType.DOUBLE, List.of("", "7ff8000000000000", "fff8000000000000"));
    SCALARS.put(ValueType.DURATION, List.of("020406", "80018002800a"));
    SCALARS.put(
        ValueType.TEXT,
        List.of("", "c080", "eda080", "efbfbd30786330", "efbfbd3078637a", "3078", "efbfbd", "00"));
    SCALARS.put(ValueType.BLOB, List.of("", "efbfbd", "00"));
  }

  /** A value of a type. */
  record Cell(ValueType<?> type, ByteBuffer bytes) {
    @Override
    public String toString() {
      return type.cql()
          + " "
          + RawBytes.hex(bytes).substring(0, Math.min(60, 2 * bytes.remaining()));
    }
  }

  private OddBytes() {}

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
  }

  static List<Cell> scalars() {
    List<Cell> cells = new ArrayList<>();
    SCALARS.forEach((type, all) -> all.forEach(hex -> cells.add(new Cell(type, bytes(hex)))));
    return cells;
  }

  /** Each of {@link #scalars} as itself, and as an element, value, key, field and part. */
  static List<Cell> everywhere() {
    List<Cell> cells = new ArrayList<>();
    for (Cell scalar : scalars()) {
      ValueType<?> type = scalar.type();
      ByteBuffer one = scalar.bytes();
      cells.add(scalar);
      add(cells, ValueType.list(type), one, one);
      add(cells, ValueType.map(ValueType.INT, type), ValueType.INT.encode(1), one);
      add(cells, ValueType.map(type, ValueType.INT), one, ValueType.INT.encode(1));
      add(cells, ValueType.map(pair(type), type), Parts.join(pair(type), List.of(one, one)), one);
      add(cells, pair(type), one, null);
      add(cells, udt(type), one);
      if (one.hasRemaining() || type == ValueType.TEXT || type == ValueType.VARINT) {
        add(cells, vector(type), one);
      }
    }
    cells.add(new Cell(pair(ValueType.INT), bytes("")));
    cells.add(new Cell(udt(ValueType.INT), bytes("")));
    cells.add(new Cell(udt(ValueType.INT), bytes("ffffffff")));
    cells.add(new Cell(pair(ValueType.INT), bytes("ffffffffffffffff")));
    cells.add(new Cell(ValueType.list(ValueType.INT), bytes("00000001ffff")));
    cells.add(new Cell(ValueType.list(ValueType.INT).frozen(), bytes("00000001ffffffff")));
    cells.add(
        new Cell(
            ValueType.map(ValueType.INT, ValueType.list(ValueType.INT)),
            bytes("000000010000000400000001" + "0000000800000001ffffffff")));
    cells.add(new Cell(ValueType.floatVector(2), bytes("ffc000007f800001")));
    cells.add(
        new Cell(
            ValueType.vector(ValueType.TIME, 2), bytes("08ffffffffffffffff0800000000000000ff")));
    cells.add(new Cell(ValueType.vector(ValueType.VARINT, 2), bytes("0000")));
    return cells;
  }

  private static void add(List<Cell> cells, ValueType<?> type, @Nullable ByteBuffer... parts) {
    List<@Nullable ByteBuffer> all = new ArrayList<>();
    for (ByteBuffer part : parts) {
      all.add(part);
    }
    cells.add(new Cell(type, Parts.join(type, all)));
  }

  private static ValueType<?> pair(ValueType<?> type) {
    return ValueType.dynamicTuple(List.of(type, type));
  }

  private static ValueType<?> udt(ValueType<?> type) {
    return ValueType.dynamicUdt(
        "odd", List.of(new UdtField<>("a", type), new UdtField<>("b", ValueType.INT)));
  }

  private static ValueType<?> vector(ValueType<?> type) {
    return ValueType.vector(type, 1);
  }
}
