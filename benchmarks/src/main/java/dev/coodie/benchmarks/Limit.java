package dev.coodie.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What somebody writes who wants nothing but speed: no checks, no nulls, heap buffers only. */
final class Limit implements Contestant {
  private final Row row;
  private final Reading reading;
  private final PreparedStatement insert = MemorySession.prepare(Sample.INSERT);

  Limit(Row row, Reading reading) {
    this.row = row;
    this.reading = reading;
  }

  @Override
  public Reading read() {
    Row r = row;
    ByteBuffer event = r.getBytesUnsafe(1);
    return new Reading(
        text(r.getBytesUnsafe(0)),
        new UUID(event.getLong(event.position()), event.getLong(event.position() + 8)),
        text(r.getBytesUnsafe(2)),
        text(r.getBytesUnsafe(3)),
        r.getBytesUnsafe(4).getDouble(0),
        r.getBytesUnsafe(5).getInt(0),
        Instant.ofEpochMilli(r.getBytesUnsafe(6).getLong(0)),
        r.getBytesUnsafe(7).get(0) != 0,
        list(r.getBytesUnsafe(8)),
        map(r.getBytesUnsafe(9)));
  }

  @Override
  public BoundStatement write() {
    Reading d = reading;
    BoundStatementBuilder bound = insert.boundStatementBuilder();
    bound.setBytesUnsafe(0, bytes(d.sensor()));
    bound.setBytesUnsafe(
        1,
        ByteBuffer.allocate(16)
            .putLong(0, d.event().getMostSignificantBits())
            .putLong(8, d.event().getLeastSignificantBits()));
    bound.setBytesUnsafe(2, bytes(d.place()));
    bound.setBytesUnsafe(3, bytes(d.unit()));
    bound.setBytesUnsafe(4, ByteBuffer.allocate(8).putDouble(0, d.measured()));
    bound.setBytesUnsafe(5, ByteBuffer.allocate(4).putInt(0, d.quality()));
    bound.setBytesUnsafe(6, ByteBuffer.allocate(8).putLong(0, d.taken().toEpochMilli()));
    bound.setBytesUnsafe(7, ByteBuffer.allocate(1).put(0, (byte) (d.valid() ? 1 : 0)));
    bound.setBytesUnsafe(8, bytes(d.tags()));
    bound.setBytesUnsafe(9, bytes(d.labels()));
    return bound.build();
  }

  private static String text(ByteBuffer cell) {
    return new String(cell.array(), cell.arrayOffset() + cell.position(), cell.remaining(), UTF_8);
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

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
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
