package dev.coodie.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.InvalidQueryException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of every length up to 64, with something at each position. */
class TextTest {
  private static final List<String> LEGAL =
      List.of("?", "\u007f", "é", "漢", "😀", "\uffff", "\ufffd");
  private static final List<String> HALVES = List.of("\ud83d", "\ude00", "\ud83f", "\udf3f");

  static IntStream lengths() {
    return IntStream.rangeClosed(0, 64);
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void every_character_is_encoded_at_every_position(int length) {
    for (int at = 0; at <= length; at++) {
      for (String each : LEGAL) {
        String text = with(each, length, at);

        check(text);
        check(with("?", text.length(), at) + text);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void half_a_character_is_refused_at_every_position(int length) {
    for (int at = 0; at <= length; at++) {
      for (String each : HALVES) {
        refuse(with(each, length, at));
        refuse("?" + with(each, length, at));
        refuse("漢" + with(each, length, at));
        refuse(with("\ude00\ud83d", length, at));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void a_byte_is_found_at_every_position_and_nowhere_else(int length) {
    byte[] bytes = new byte[length];
    for (int wanted : new int[] {0, '?', 0x7f, 0x80, 0xff}) {
      for (byte other :
          new byte[] {(byte) (wanted - 1), (byte) (wanted + 1), (byte) (wanted ^ 0x80)}) {
        Arrays.fill(bytes, other);
        assertThat(Bytes.contain(bytes, (byte) wanted)).isFalse();
        for (int at = 0; at < length; at++) {
          bytes[at] = (byte) wanted;
          assertThat(Bytes.contain(bytes, (byte) wanted)).isTrue();
          bytes[at] = other;
        }
      }
    }
  }

  private static String with(String part, int length, int at) {
    return "a".repeat(at) + part + "b".repeat(length - at);
  }

  private static void check(String text) {
    ByteBuffer expected = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));

    ByteBuffer encoded = ValueType.TEXT.encode(text);

    assertThat(encoded).isEqualTo(expected);
    assertThat(ValueType.TEXT.decode(encoded)).isEqualTo(text);
    assertThat(
            ValueType.list(ValueType.TEXT)
                .decode(ValueType.list(ValueType.TEXT).encode(List.of(text))))
        .containsExactly(text);
  }

  private static void refuse(String text) {
    assertRefused(() -> ValueType.TEXT.encode(text));
    assertRefused(() -> ValueType.list(ValueType.TEXT).encode(List.of("a", text)));
    assertRefused(() -> ValueType.map(ValueType.TEXT, ValueType.TEXT).encode(Map.of(text, "a")));
    assertRefused(() -> ValueType.vector(ValueType.TEXT, 1).encode(List.of(text)));
  }

  private static void assertRefused(ThrowingCallable encode) {
    assertThatThrownBy(encode)
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("[coodie-212]");
  }
}
