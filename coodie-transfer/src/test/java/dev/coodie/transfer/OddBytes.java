package dev.coodie.transfer;

import dev.coodie.column.CqlType;
import dev.coodie.column.UdtField;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bytes that servers hold though they are no value of their type, or not in its usual form. */
final class OddBytes {
  private static final Map<CqlType<?>, List<String>> SCALARS = new LinkedHashMap<>();

  static {
    SCALARS.put(CqlType.TIME, List.of("7fffffffffffffff", "ffffffffffffffff", "00004e94914f0000"));
    SCALARS.put(CqlType.BOOLEAN, List.of("", "02", "ff"));
    SCALARS.put(CqlType.INT, List.of(""));
    SCALARS.put(CqlType.BIGINT, List.of(""));
    SCALARS.put(CqlType.TIMESTAMP, List.of("", "8000000000000000", "7fffffffffffffff"));
    SCALARS.put(CqlType.DATE, List.of("00000000", "7fffffff", "ffffffff"));
    SCALARS.put(CqlType.UUID, List.of("", "ffffffffffffffffffffffffffffffff"));
    SCALARS.put(CqlType.TIMEUUID, List.of("", "00000000000010000000000000000000"));
    SCALARS.put(CqlType.INET, List.of("", "00000000000000000000ffff7f000001"));
    SCALARS.put(
        CqlType.VARINT,
        List.of("", "00", "0001", "ff80", "ffff", "00".repeat(5), "7f".repeat(5_000)));
    SCALARS.put(
        CqlType.DECIMAL,
        List.of(
            "",
            "00000001",
            "8000000001",
            "8000000101",
            "7fffffff01",
            "800000007fffffff",
            "000000000001",
            "00000002" + "7f".repeat(5_000)));
    SCALARS.put(CqlType.FLOAT, List.of("", "7fc00000", "ffc00000", "7f800001", "80000000"));
    SCALARS.put(CqlType.DOUBLE, List.of("", "7ff8000000000000", "fff8000000000000"));
    SCALARS.put(CqlType.DURATION, List.of("020406", "80018002800a"));
    SCALARS.put(
        CqlType.TEXT,
        List.of("", "c080", "eda080", "efbfbd30786330", "efbfbd3078637a", "3078", "efbfbd", "00"));
    SCALARS.put(CqlType.BLOB, List.of("", "efbfbd", "00"));
  }

  /** A value of a type. */
  record Cell(CqlType<?> type, ByteBuffer bytes) {
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
      CqlType<?> type = scalar.type();
      ByteBuffer one = scalar.bytes();
      cells.add(scalar);
      add(cells, CqlType.list(type), one, one);
      add(cells, CqlType.map(CqlType.INT, type), CqlType.INT.encode(1), one);
      add(cells, CqlType.map(type, CqlType.INT), one, CqlType.INT.encode(1));
      add(cells, CqlType.map(pair(type), type), Parts.join(pair(type), List.of(one, one)), one);
      add(cells, pair(type), one, null);
      add(cells, udt(type), one);
      if (one.hasRemaining() || type == CqlType.TEXT || type == CqlType.VARINT) {
        add(cells, vector(type), one);
      }
    }
    cells.add(new Cell(pair(CqlType.INT), bytes("")));
    cells.add(new Cell(udt(CqlType.INT), bytes("")));
    cells.add(new Cell(udt(CqlType.INT), bytes("ffffffff")));
    cells.add(new Cell(pair(CqlType.INT), bytes("ffffffffffffffff")));
    cells.add(new Cell(CqlType.list(CqlType.INT), bytes("00000001ffff")));
    cells.add(new Cell(CqlType.list(CqlType.INT).frozen(), bytes("00000001ffffffff")));
    cells.add(
        new Cell(
            CqlType.map(CqlType.INT, CqlType.list(CqlType.INT)),
            bytes("000000010000000400000001" + "0000000800000001ffffffff")));
    cells.add(new Cell(CqlType.floatVector(2), bytes("ffc000007f800001")));
    cells.add(
        new Cell(CqlType.vector(CqlType.TIME, 2), bytes("08ffffffffffffffff0800000000000000ff")));
    cells.add(new Cell(CqlType.vector(CqlType.VARINT, 2), bytes("0000")));
    return cells;
  }

  private static void add(List<Cell> cells, CqlType<?> type, @Nullable ByteBuffer... parts) {
    List<@Nullable ByteBuffer> all = new ArrayList<>();
    for (ByteBuffer part : parts) {
      all.add(part);
    }
    cells.add(new Cell(type, Parts.join(type, all)));
  }

  private static CqlType<?> pair(CqlType<?> type) {
    return CqlType.dynamicTuple(List.of(type, type));
  }

  private static CqlType<?> udt(CqlType<?> type) {
    return CqlType.dynamicUdt(
        "odd", List.of(new UdtField<>("a", type), new UdtField<>("b", CqlType.INT)));
  }

  private static CqlType<?> vector(CqlType<?> type) {
    return CqlType.vector(type, 1);
  }
}
