package dev.coodie.column;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The constants of an enum as {@code text}, by name. */
final class EnumType<E extends Enum<E>> extends ValueType<E> {
  private final Class<E> enumType;
  private final EnumMap<E, byte[]> names;
  private final Map<String, E> constants = new HashMap<>();

  EnumType(Class<E> enumType) {
    super("text", enumType);
    this.enumType = enumType;
    this.names = new EnumMap<>(enumType);
    for (E value : enumType.getEnumConstants()) {
      names.put(value, value.name().getBytes(StandardCharsets.UTF_8));
      constants.put(value.name(), value);
    }
  }

  @Override
  int size(E value) {
    return bytes(value).length;
  }

  @Override
  int put(E value, byte[] out, int at) {
    return Bytes.put(bytes(value), out, at);
  }

  @Override
  E decode(ByteBuffer bytes, int at, int length) {
    E value = constants.get(Texts.decode(this, bytes, at, length, StandardCharsets.UTF_8));
    if (value == null) {
      throw ValueErrors.unknownConstant(enumType);
    }
    return value;
  }

  private byte[] bytes(E value) {
    return Objects.requireNonNull(names.get(value));
  }
}
