package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;

/** A list or set: the number of elements, then each element after its length. */
abstract class ElementsType<E, C extends Collection<E>> extends CqlType<C> {
  final CqlType<E> element;
  private final boolean frozen;

  ElementsType(String word, Class<?> javaType, CqlType<E> element, boolean frozen) {
    super(cql(word + "<" + element.cql() + ">", frozen), javaType);
    this.element = element;
    this.frozen = frozen;
  }

  /** A new collection with room for {@code count} elements. */
  abstract C create(int count);

  @Override
  public final boolean isFrozen() {
    return frozen;
  }

  @Override
  public final boolean isCollection() {
    return true;
  }

  @Override
  public final List<CqlType<?>> arguments() {
    return List.of(element);
  }

  @Override
  public final ByteBuffer encode(C value) {
    if (element.repeatable()) {
      return super.encode(value);
    }
    ByteBuffer[] elements = new ByteBuffer[value.size()];
    int i = 0;
    for (E e : value) {
      elements[i++] = element.encode(present(e));
    }
    byte[] bytes = new byte[4 + Lengths.size(elements)];
    Bytes.putInt(elements.length, bytes, 0);
    Lengths.put(elements, bytes, 4);
    return ByteBuffer.wrap(bytes);
  }

  @Override
  final int size(C value) {
    int size = 4;
    for (E e : value) {
      size += element.sizeAfterLength(present(e));
    }
    return size;
  }

  @Override
  final int put(C value, byte[] out, int at) {
    Bytes.putInt(value.size(), out, at);
    int end = at + 4;
    for (E e : value) {
      end = element.putAfterLength(e, out, end);
    }
    return end;
  }

  @Override
  final C decode(ByteBuffer bytes, int at, int length) {
    if (length == 0) {
      return create(0);
    }
    int count = Lengths.count(this, bytes, at, length, 4);
    C values = create(count);
    int next = at + 4;
    int end = at + length;
    for (int i = 0; i < count; i++) {
      int size = Lengths.next(this, bytes, next, end);
      next += 4;
      values.add(element.read(bytes, next, size));
      next += Math.max(size, 0);
    }
    Lengths.atEnd(this, next, end);
    return values;
  }

  @Override
  public final C check(Object value) {
    if (!javaType().isInstance(value)) {
      throw ValueErrors.wrongType(this, value);
    }
    Collection<?> found = (Collection<?>) value;
    C checked = create(found.size());
    for (Object e : found) {
      checked.add(element.check(present(e)));
    }
    return checked;
  }

  @Override
  final boolean repeatable() {
    return element.repeatable();
  }

  @Override
  final boolean zeroBytesAreMissing() {
    return false;
  }

  private <T> T present(T e) {
    if (e == null) {
      throw ValueErrors.nullInside(this, "element");
    }
    return e;
  }
}
