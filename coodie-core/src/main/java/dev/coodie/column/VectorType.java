package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code vector<…, n>}: the elements one after another, each after its length as a vint unless the
 * server knows the width of the type. It does not for {@code smallint}, {@code tinyint}, {@code
 * date} and {@code time}, though their values all have the same width.
 */
final class VectorType<E> extends ValueType<List<E>> {
  private final ValueType<E> element;
  private final int dimensions;

  VectorType(ValueType<E> element, int dimensions) {
    super(
        "vector<" + element.cql() + ", " + positive(dimensions) + ">",
        List.class,
        element.hasUserTypes);
    this.element = element;
    this.dimensions = dimensions;
  }

  static int positive(int dimensions) {
    if (dimensions < 1) {
      throw new IllegalArgumentException("A vector has at least 1 dimension, not " + dimensions);
    }
    return dimensions;
  }

  @Override
  public List<ValueType<?>> arguments() {
    return List.of(element);
  }

  @Override
  public ByteBuffer encode(List<E> value) {
    if (repeatable()) {
      return super.encode(value);
    }
    List<ByteBuffer> elements = new ArrayList<>(dimensions);
    int size = 0;
    for (E e : checkedCount(value)) {
      ByteBuffer bytes = element.encode(present(e));
      elements.add(bytes);
      size += lengthSize(bytes.remaining()) + bytes.remaining();
    }
    return joined(elements, size);
  }

  @Override
  int size(List<E> value) {
    int size = 0;
    for (E e : checkedCount(value)) {
      int length = element.size(present(e));
      size += lengthSize(length) + length;
    }
    return size;
  }

  @Override
  int put(List<E> value, byte[] out, int at) {
    int end = at;
    for (E e : value) {
      int start = hasLengths() ? Vints.put(element.size(e), out, end) : end;
      end = element.put(e, out, start);
    }
    return end;
  }

  @Override
  List<E> decode(ByteBuffer bytes, int at, int length) {
    if (length == 0) {
      throw ValueErrors.noBytes(cql());
    }
    int width = element.vectorWidth();
    if (width >= 0 && length != width * dimensions) {
      throw ValueErrors.wrongLength(width * dimensions + " bytes", this, length);
    }
    List<E> values = new ArrayList<>(dimensions);
    int next = at;
    int end = at + length;
    for (int i = 0; i < dimensions; i++) {
      int size = width;
      if (width < 0) {
        size = nextLength(bytes, next, end);
        next += lengthSize(size);
      }
      values.add(element.read(bytes, next, size));
      next += size;
    }
    Lengths.atEnd(this, next, end);
    return values;
  }

  @Override
  public List<E> check(Object value) {
    if (!(value instanceof List<?> found)) {
      throw ValueErrors.wrongType(this, value);
    }
    List<E> checked = new ArrayList<>(dimensions);
    for (Object e : checkedCount(found)) {
      checked.add(element.check(present(e)));
    }
    return checked;
  }

  @Override
  int dimensions() {
    return dimensions;
  }

  /** The bytes with each element recoded; only elements that have their lengths ever are. */
  ByteBuffer recoded(ByteBuffer bytes, @Nullable Recoder recoder) {
    List<ByteBuffer> elements = new ArrayList<>(dimensions);
    int size = 0;
    int next = bytes.position();
    while (next < bytes.limit()) {
      int length = nextLength(bytes, next, bytes.limit());
      next += lengthSize(length);
      ByteBuffer value = bytes.slice(next, length);
      ByteBuffer changed = recoder == null ? value : recoder.recode(value);
      elements.add(changed);
      size += lengthSize(changed.remaining()) + changed.remaining();
      next += length;
    }
    return joined(elements, size);
  }

  private ByteBuffer joined(List<ByteBuffer> elements, int size) {
    byte[] out = new byte[size];
    int at = 0;
    for (ByteBuffer bytes : elements) {
      at = Bytes.put(bytes, out, putLength(bytes.remaining(), out, at));
    }
    return ByteBuffer.wrap(out);
  }

  @Override
  boolean repeatable() {
    return element.repeatable();
  }

  @Override
  int vectorWidth() {
    return hasLengths() ? -1 : element.vectorWidth() * dimensions;
  }

  private boolean hasLengths() {
    return element.vectorWidth() < 0;
  }

  private int lengthSize(int length) {
    return hasLengths() ? Vints.size(length) : 0;
  }

  private int putLength(int length, byte[] out, int at) {
    return hasLengths() ? Vints.put(length, out, at) : at;
  }

  private int nextLength(ByteBuffer bytes, int at, int end) {
    int size = at < end ? Vints.sizeFrom(bytes.get(at)) : Integer.MAX_VALUE;
    if (size > end - at) {
      throw ValueErrors.broken(this, "they end within a length");
    }
    long length = Vints.get(bytes, at);
    if (length < 0 || length > end - at - size) {
      throw ValueErrors.broken(this, "they end within a value");
    }
    return (int) length;
  }

  private <L extends List<?>> L checkedCount(L value) {
    if (value.size() != dimensions) {
      throw ValueErrors.wrongCount(this, dimensions + " elements", value.size());
    }
    return value;
  }

  private <T> T present(T e) {
    if (e == null) {
      throw ValueErrors.nullInside(this, "element");
    }
    return e;
  }
}
