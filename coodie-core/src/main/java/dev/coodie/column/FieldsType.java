package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tuple or user-defined type: each field after its length; the last ones may be left out. */
abstract class FieldsType<T> extends CqlType<T> {
  private final List<CqlType<?>> fields;

  FieldsType(String cql, Class<?> javaType, List<CqlType<?>> fields) {
    super(cql, javaType);
    this.fields = fields.stream().<CqlType<?>>map(CqlType::frozen).toList();
  }

  /** Whether the server may know more fields than this type. */
  abstract boolean mayGrow();

  abstract T read(Cells in);

  abstract void write(T value, CellSink out);

  @Override
  public final List<CqlType<?>> arguments() {
    return fields;
  }

  @Override
  public final ByteBuffer encode(T value) {
    CellSink sink = new CellSink(fields.size());
    write(value, sink);
    byte[] bytes = new byte[Lengths.size(sink.cells())];
    Lengths.put(sink.cells(), bytes, 0);
    return ByteBuffer.wrap(bytes);
  }

  @Override
  final int size(T value) {
    return encode(value).remaining();
  }

  @Override
  final int put(T value, byte[] out, int at) {
    return Bytes.put(encode(value), out, at);
  }

  @Override
  final T decode(ByteBuffer bytes, int at, int length) {
    int[] starts = new int[fields.size()];
    int[] lengths = new int[fields.size()];
    int next = at;
    int end = at + length;
    for (int i = 0; i < starts.length; i++) {
      if (next == end) {
        lengths[i] = -1;
      } else {
        lengths[i] = Lengths.next(this, bytes, next, end);
        starts[i] = next + 4;
        next += 4 + Math.max(lengths[i], 0);
      }
    }
    if (!mayGrow()) {
      Lengths.atEnd(this, next, end);
    }
    return read(new FieldCells(bytes, starts, lengths));
  }

  @Override
  final boolean repeatable() {
    return false;
  }

  /** Sets a field to a value whose type nobody has checked yet. */
  final void setChecked(int index, @Nullable Object value, CellSink out) {
    if (value != null) {
      setChecked(index, fields.get(index), value, out);
    }
  }

  private static <V> void setChecked(int index, CqlType<V> type, Object value, CellSink out) {
    out.set(index, type, type.check(value));
  }
}
