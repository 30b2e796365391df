package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.column.ValueType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ValueTextTest {
  private static final Pattern EXAMPLE = Pattern.compile("^Write it as .*?, such as (.*)\\.$");

  @Test
  void whoever_does_as_advised_gives_a_value() {
    List<String> without = new ArrayList<>();
    for (Map.Entry<String, ValueType<?>> each : EveryType.values().entrySet()) {
      ValueType<?> type = each.getValue();
      Matcher advice = EXAMPLE.matcher(ValueText.advice(type));
      if (advice.matches()) {
        ByteBuffer cell = ValueText.cell(type, advice.group(1));
        assertThat(cell.hasRemaining()).as(each.getKey()).isTrue();
      } else {
        without.add(type.cql());
      }
    }

    assertThat(without).containsExactlyInAnyOrder("ascii", "text");
  }

  @Test
  void values_with_parts_are_json() {
    assertThat(ValueText.advice(EveryType.ADDRESS))
        .isEqualTo(
            "Write it as JSON, such as"
                + " {\"street\": \"a\", \"Zip, \\\"Code\\\"\": 1, \"tags\": [\"a\"]}.");
    assertThat(ValueText.advice(ValueType.floatVector(300)))
        .isEqualTo("Write it as JSON of 300 elements, such as [1.5, ..].");
    assertThat(ValueText.advice(ValueType.INT))
        .isEqualTo("Write it as in CQL, without quotes, such as 1.");
  }
}
