package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodeConfigTest {
  @Test
  void json_quotes_what_must_be_quoted() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("text", "a \"quoted\" \\ line\n");
    values.put("list", Arrays.asList(1, true, null));
    values.put("path", Path.of("/a/b"));

    assertThat(Json.of(values))
        .isEqualTo(
            """
            {"text": "a \\"quoted\\" \\\\ line\\u000a",
            "list": [1, true, null],
            "path": "/a/b"}""");
  }

  @Test
  void tokens_split_the_ring_evenly() {
    assertThat(List.of(node(1, 1), node(1, 3), node(2, 3), node(3, 3)))
        .extracting(NodeSpec::initialToken)
        .containsExactly(
            "-9223372036854775807",
            "-9223372036854775807",
            "-3074457345618258602",
            "3074457345618258603");
  }

  @Test
  void log_reason_is_what_the_node_said() {
    LogTail log =
        new LogTail(
            List.of("INFO starting"),
            List.of(
                "Exception (org.apache.cassandra.exceptions.ConfigurationException) encountered"
                    + " during startup: It is wrong."),
            Path.of("system.log"));

    assertThat(log.reason()).hasValue("It is wrong");
    assertThat(log.text()).contains("INFO starting");
  }

  private static NodeSpec node(int number, int nodes) {
    return new NodeSpec(number, nodes, "127.0.0.1", 9042, "127.0.0.1", 7000, Path.of("/d"));
  }
}
