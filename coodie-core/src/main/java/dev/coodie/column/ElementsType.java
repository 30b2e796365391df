package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list or set: the number of elements, then each element after its length. */
abstract class ElementsType<E, C extends Collection<E>> extends ValueType<C> {
  final ValueType<E> element;
  private final boolean frozen;

  ElementsType(String word, Class<?> javaType, ValueType<E> element, boolean frozen) {
    super(cql(word + "<" + element.cql() + ">", frozen), javaType, element.hasUserTypes);
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
  public final List<ValueType<?>> arguments() {
    return List.of(element);
  }

  // Collections come in many classes, so every step of an iterator would be a call the JIT cannot
  // inline: one toArray and two walks over the array cost less than two iterators.

  @Override
  public final ByteBuffer encode(C value) {
    Object[] elements = value.toArray();
    if (element instanceof TextType) {
      byte[] ascii = Texts.asciiElements(elements.length, elements);
      if (ascii != null) {
        return ByteBuffer.wrap(ascii);
      }
    }
    if (element.repeatable()) {
      byte[] bytes = new byte[size(elements)];
      put(elements, bytes, 0);
      return ByteBuffer.wrap(bytes);
    }
    ByteBuffer[] encoded = new ByteBuffer[elements.length];
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] = element.encode(present(elements[i]));
    }
    byte[] bytes = new byte[4 + Lengths.size(encoded)];
    Bytes.putInt(encoded.length, bytes, 0);
    Lengths.put(encoded, bytes, 4);
    return ByteBuffer.wrap(bytes);
  }

  @Override
  final int size(C value) {
    return size(value.toArray());
  }

  @Override
  final int put(C value, byte[] out, int at) {
    return put(value.toArray(), out, at);
  }

  private int size(Object[] elements) {
    int size = 4;
    for (Object e : elements) {
      size += element.sizeAfterLength(present(e));
    }
    return size;
  }

  private int put(Object[] elements, byte[] out, int at) {
    Bytes.putInt(elements.length, out, at);
    int end = at + 4;
    for (Object e : elements) {
      end = element.putAfterLength(present(e), out, end);
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
      if (e == null) {
        throw ValueErrors.nullInside(this, "element");
      }
      checked.add(element.check(e));
    }
    return checked;
  }

  @Override
  final boolean repeatable() {
    return element.repeatable();
  }

  @SuppressWarnings("unchecked")
  private E present(@Nullable Object e) {
    if (e == null) {
      throw ValueErrors.nullInside(this, "element");
    }
    return (E) e;
  }
}
