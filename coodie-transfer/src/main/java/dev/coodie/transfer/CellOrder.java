package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.error.TransferException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order in which the server has encoded values of clustering columns, ascending. */
final class CellOrder {
  private static final Comparator<ByteBuffer> BYTES = CellOrder::bytes;

  private CellOrder() {}

  /**
   * The order of a type's values.
   *
   * @throws TransferException if it is not known
   */
  static Comparator<ByteBuffer> of(ValueType<?> type) {
    Comparator<ByteBuffer> order =
        switch (Shape.of(type)) {
          case SCALAR -> scalars(type);
          case TUPLE, UDT -> (a, b) -> fields(type, a, b);
          default -> (a, b) -> elements(type, a, b);
        };
    // No bytes come before all others, whatever the type.
    return (a, b) ->
        a.hasRemaining() && b.hasRemaining()
            ? order.compare(a, b)
            : Boolean.compare(a.hasRemaining(), b.hasRemaining());
  }

  private static Comparator<ByteBuffer> scalars(ValueType<?> type) {
    return switch (type.cql()) {
      case "text", "varchar", "ascii", "blob", "inet", "date", "time", "boolean" -> BYTES;
      case "tinyint", "smallint", "int", "bigint", "timestamp", "varint" ->
          Comparator.comparing(CellOrder::integer);
      case "decimal" -> Comparator.comparing(CellOrder::decimal);
      case "float" -> Comparator.comparing(cell -> cell.getFloat(cell.position()));
      case "double" -> Comparator.comparing(cell -> cell.getDouble(cell.position()));
      case "uuid" -> CellOrder::uuids;
      case "timeuuid" -> CellOrder::timeUuids;
      default ->
          throw new TransferException(
              "coodie-1504",
              "A clustering column is of the type "
                  + type.cql()
                  + ", whose order is not known here, so rows cannot be laid side by side. Such"
                  + " tables cannot be compared.");
    };
  }

  /** Unsigned, the shorter one first. */
  static int bytes(ByteBuffer a, ByteBuffer b) {
    int different = a.mismatch(b);
    if (different < 0) {
      return 0;
    }
    if (different == a.remaining() || different == b.remaining()) {
      return Integer.compare(a.remaining(), b.remaining());
    }
    return Integer.compare(
        a.get(a.position() + different) & 0xff, b.get(b.position() + different) & 0xff);
  }

  private static BigInteger integer(ByteBuffer cell) {
    return new BigInteger(copy(cell, 0));
  }

  private static BigDecimal decimal(ByteBuffer cell) {
    return new BigDecimal(new BigInteger(copy(cell, Integer.BYTES)), cell.getInt(cell.position()));
  }

  private static byte[] copy(ByteBuffer cell, int from) {
    byte[] bytes = new byte[cell.remaining() - from];
    cell.get(cell.position() + from, bytes);
    return bytes;
  }

  /** First by version; those of version 1 by their time, others by their bytes. */
  private static int uuids(ByteBuffer a, ByteBuffer b) {
    long high = a.getLong(a.position());
    long other = b.getLong(b.position());
    int version = version(high);
    if (version != version(other)) {
      return Integer.compare(version, version(other));
    }
    int order =
        version == 1 ? Long.compare(time(high), time(other)) : Long.compareUnsigned(high, other);
    return order != 0
        ? order
        : Long.compareUnsigned(a.getLong(a.position() + 8), b.getLong(b.position() + 8));
  }

  /** By time, then by the other bytes, which are taken as signed. */
  private static int timeUuids(ByteBuffer a, ByteBuffer b) {
    int order = Long.compare(time(a.getLong(a.position())), time(b.getLong(b.position())));
    for (int i = 8; order == 0 && i < 16; i++) {
      order = Byte.compare(a.get(a.position() + i), b.get(b.position() + i));
    }
    return order;
  }

  private static int version(long high) {
    return (int) (high >>> 12) & 0xf;
  }

  private static long time(long high) {
    return (high << 48) | ((high << 16) & 0xFFFF00000000L) | (high >>> 32);
  }

  private static int elements(ValueType<?> type, ByteBuffer a, ByteBuffer b) {
    List<@Nullable ByteBuffer> left = Parts.split(type, a);
    List<@Nullable ByteBuffer> right = Parts.split(type, b);
    int order = common(type, left, right);
    return order != 0 ? order : Integer.compare(left.size(), right.size());
  }

  /** Fields that are not there are null, which comes first. */
  private static int fields(ValueType<?> type, ByteBuffer a, ByteBuffer b) {
    List<@Nullable ByteBuffer> left = SameCells.withoutLastNulls(Parts.split(type, a));
    List<@Nullable ByteBuffer> right = SameCells.withoutLastNulls(Parts.split(type, b));
    int order = common(type, left, right);
    return order != 0 ? order : Integer.compare(left.size(), right.size());
  }

  private static int common(
      ValueType<?> type, List<@Nullable ByteBuffer> left, List<@Nullable ByteBuffer> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      ByteBuffer a = left.get(i);
      ByteBuffer b = right.get(i);
      int order =
          a == null || b == null
              ? Boolean.compare(a != null, b != null)
              : of(Parts.type(type, i)).compare(a, b);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
