package dev.coodie.processor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A message of protocol buffers, read as far as {@link KotlinMetadata} needs it. */
final class Message {
  private record Field(int number, long value, byte[] bytes) {}

  private final List<Field> fields = new ArrayList<>();

  Message(Input input) {
    while (input.hasMore()) {
      long tag = input.number();
      int number = (int) (tag >>> 3);
      switch ((int) tag & 7) {
        case 0 -> fields.add(new Field(number, input.number(), new byte[0]));
        case 1 -> input.skip(8);
        case 2 -> fields.add(new Field(number, 0, input.bytes()));
        case 5 -> input.skip(4);
        default -> throw new IllegalArgumentException("wire type of field " + number);
      }
    }
  }

  /** The last value of a field, or {@code usual} if it is missing. */
  int number(int field, int usual) {
    return fields.stream()
        .filter(each -> each.number() == field)
        .reduce((first, last) -> last)
        .map(each -> (int) each.value())
        .orElse(usual);
  }

  /** The values of a field that are messages. */
  List<Message> messages(int field) {
    return fields.stream()
        .filter(each -> each.number() == field)
        .map(each -> new Message(new Input(each.bytes())))
        .toList();
  }

  /** Bytes that are read once, from the first to the last. */
  static final class Input {
    private final byte[] bytes;
    private int position;

    Input(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean hasMore() {
      return position < bytes.length;
    }

    long number() {
      long number = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = bytes[position++];
        number |= (next & 0x7fL) << shift;
        if (next >= 0) {
          return number;
        }
      }
    }

    /** As many as the number before them says. */
    byte[] bytes() {
      int length = (int) number();
      skip(length);
      return Arrays.copyOfRange(bytes, position - length, position);
    }

    void skip(int length) {
      position += length;
    }
  }
}
