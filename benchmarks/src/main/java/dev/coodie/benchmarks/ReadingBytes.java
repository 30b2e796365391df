package dev.coodie.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What somebody writes who wants nothing but speed, straight between {@code ByteBuffer} and fields:
 * no checks, no nulls, heap buffers only.
 */
public final class ReadingBytes {
  private ReadingBytes() {}

  /** A row with all columns in the order of the table. */
  public static Reading read(Row r) {
    return new Reading(
        text(r.getBytesUnsafe(0)),
        uuid(r.getBytesUnsafe(1)),
        text(r.getBytesUnsafe(2)),
        text(r.getBytesUnsafe(3)),
        r.getBytesUnsafe(4).getDouble(0),
        r.getBytesUnsafe(5).getInt(0),
        Instant.ofEpochMilli(r.getBytesUnsafe(6).getLong(0)),
        r.getBytesUnsafe(7).get(0) != 0,
        list(r.getBytesUnsafe(8)),
        map(r.getBytesUnsafe(9)));
  }

  /** Binds the first ten markers. */
  public static void bind(BoundStatementBuilder bound, Reading d) {
    bound.setBytesUnsafe(0, bytes(d.sensor()));
    bound.setBytesUnsafe(1, bytes(d.event()));
    bound.setBytesUnsafe(2, bytes(d.place()));
    bound.setBytesUnsafe(3, bytes(d.unit()));
    bound.setBytesUnsafe(4, ByteBuffer.allocate(8).putDouble(0, d.measured()));
    bound.setBytesUnsafe(5, ByteBuffer.allocate(4).putInt(0, d.quality()));
    bound.setBytesUnsafe(6, ByteBuffer.allocate(8).putLong(0, d.taken().toEpochMilli()));
    bound.setBytesUnsafe(7, ByteBuffer.allocate(1).put(0, (byte) (d.valid() ? 1 : 0)));
    bound.setBytesUnsafe(8, bytes(d.tags()));
    bound.setBytesUnsafe(9, bytes(d.labels()));
  }

  /** The cell of a text. */
  public static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  /** The cell of a uuid. */
  public static ByteBuffer bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(0, uuid.getMostSignificantBits())
        .putLong(8, uuid.getLeastSignificantBits());
  }

  /** The text of a cell. */
  public static String text(ByteBuffer cell) {
    return new String(cell.array(), cell.arrayOffset() + cell.position(), cell.remaining(), UTF_8);
  }

  private static UUID uuid(ByteBuffer cell) {
    return new UUID(cell.getLong(cell.position()), cell.getLong(cell.position() + 8));
  }

  private static List<String> list(ByteBuffer cell) {
    byte[] array = cell.array();
    int at = cell.position();
    int count = cell.getInt(at);
    List<String> list = new ArrayList<>(count);
    at += 4;
    for (int i = 0; i < count; i++) {
      int length = cell.getInt(at);
      list.add(new String(array, cell.arrayOffset() + at + 4, length, UTF_8));
      at += 4 + length;
    }
    return list;
  }

  private static Map<String, String> map(ByteBuffer cell) {
    byte[] array = cell.array();
    int at = cell.position();
    int count = cell.getInt(at);
    Map<String, String> map = new LinkedHashMap<>((int) (count / 0.75f) + 1);
    at += 4;
    for (int i = 0; i < count; i++) {
      int length = cell.getInt(at);
      String key = new String(array, cell.arrayOffset() + at + 4, length, UTF_8);
      at += 4 + length;
      length = cell.getInt(at);
      map.put(key, new String(array, cell.arrayOffset() + at + 4, length, UTF_8));
      at += 4 + length;
    }
    return map;
  }

  private static ByteBuffer bytes(List<String> list) {
    byte[][] parts = new byte[list.size()][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = list.get(i).getBytes(UTF_8);
    }
    return bytes(parts.length, parts);
  }

  private static ByteBuffer bytes(Map<String, String> map) {
    byte[][] parts = new byte[2 * map.size()][];
    int i = 0;
    for (Map.Entry<String, String> entry : map.entrySet()) {
      parts[i++] = entry.getKey().getBytes(UTF_8);
      parts[i++] = entry.getValue().getBytes(UTF_8);
    }
    return bytes(map.size(), parts);
  }

  private static ByteBuffer bytes(int count, byte[][] parts) {
    int size = 4 + 4 * parts.length;
    for (byte[] part : parts) {
      size += part.length;
    }
    ByteBuffer cell = ByteBuffer.allocate(size);
    cell.putInt(count);
    for (byte[] part : parts) {
      cell.putInt(part.length).put(part);
    }
    return cell.flip();
  }
}
