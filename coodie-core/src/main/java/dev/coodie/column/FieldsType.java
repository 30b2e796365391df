package dev.coodie.column;

import dev.coodie.error.ConfigurationException;
import dev.coodie.error.MappingException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tuple or user-defined type: each field after its length; the last ones may be left out. */
abstract class FieldsType<T> extends ValueType<T> {
  private final List<ValueType<?>> fields;

  FieldsType(String cql, Class<?> javaType, List<ValueType<?>> fields, boolean userType) {
    super(cql, javaType, userType || fields.stream().anyMatch(field -> field.hasUserTypes));
    this.fields = fields.stream().<ValueType<?>>map(ValueType::frozen).toList();
  }

  /** Whether the server may know more fields than this type. */
  abstract boolean mayGrow();

  /** Whether a field that only the server knows may become null. */
  boolean erasesUnknownFields() {
    return false;
  }

  /** What messages call the field or part at {@code index}. */
  abstract String nameOf(int index);

  abstract T read(Cells in);

  abstract void write(T value, CellSink out);

  @Override
  public final List<ValueType<?>> arguments() {
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
    try {
      return read(cells(bytes, at, length));
    } catch (MappingException e) {
      throw e.cell() < 0 ? e : ValueErrors.missingField(this, nameOf(e.cell()), e);
    } catch (ConfigurationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw ValueErrors.unmade(this, "its own code", e);
    }
  }

  /** The fields of a value, null for those that are null or left out. */
  final @Nullable ByteBuffer[] fields(ByteBuffer bytes) {
    FieldCells cells = cells(bytes, bytes.position(), bytes.remaining());
    @Nullable ByteBuffer[] values = new ByteBuffer[cells.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = cells.bytes(i);
    }
    return values;
  }

  private FieldCells cells(ByteBuffer bytes, int at, int length) {
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
    return new FieldCells(bytes, starts, lengths);
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

  private static <V> void setChecked(int index, ValueType<V> type, Object value, CellSink out) {
    out.set(index, type, type.check(value));
  }
}
