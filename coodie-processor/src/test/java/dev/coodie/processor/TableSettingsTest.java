package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.annotation.BucketUnit;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.driver.Consistency;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.definition.IndexDefinition;
import dev.coodie.schema.definition.OptionValue;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a table is created with, and what its statements are sent with. */
class TableSettingsTest {
  private static final String SOURCE =
      """
      import dev.coodie.annotation.*;
      import java.time.*;
      import java.util.List;
      import java.util.Map;
      import org.jspecify.annotations.Nullable;

      @Document(
          options = {
            @TableOption(name = "comment", value = "it's \\"quoted\\""),
            @TableOption(name = "caching", entries = {"keys:ALL", " rows_per_partition : 10:20 "}),
            @TableOption(name = "compression", entries = {"a: 1", "b: 2", "c: 3", "d: 4", "e: 5",
                "f: 6", "g: 7", "h: 8", "i: 9", "j: 10", "k: 11"})
          },
          consistency = "EACH_QUORUM", profile = "olap")
      record A(@PartitionKey int id, @Indexed String plain,
          @Indexed(name = "sai", using = IndexMethod.SAI) int number,
          @Indexed(using = IndexMethod.SASI, options = {"mode: CONTAINS", "x: y"}) String words,
          @Indexed(using = IndexMethod.SAI, target = IndexTarget.KEYS) Map<String, Integer> map,
          @VectorIndex @Vector(3) List<Float> near,
          @VectorIndex(name = "far", similarity = Similarity.EUCLIDEAN,
              options = {"maximum_node_connections: 32", "optimize_for: RECALL"})
          @Vector(3) float[] place) {}

      @Document(profile = "p", options = @TableOption(name = "gc_grace_seconds", value = "1"))
      @Discriminator(column = "kind") sealed interface Event permits Start, Stop {
        @PartitionKey @Bucket(of = "at", by = BucketUnit.HOUR) @Nullable Instant hour();
        @ClusteringKey Instant at();
      }
      @Variant("start") record Start(@Nullable Instant hour, Instant at, @Version int version)
          implements Event {}
      @Variant("stop") record Stop(@Nullable Instant hour, Instant at) implements Event {}

      class Samples {
        static List<Object> all() {
          return List.of(new Stop(null, Instant.ofEpochSecond(3_601)));
        }
      }
      """;

  @Test
  void options_are_values_or_maps() {
    Map<String, OptionValue> options = Loaded.of(SOURCE).model("A").definition().options();

    assertThat(options.keySet()).containsExactly("comment", "caching", "compression");
    assertThat(options.get("comment")).isEqualTo(new OptionValue("it's \"quoted\"", Map.of()));
    assertThat(options.get("caching"))
        .isEqualTo(new OptionValue("", Map.of("keys", "ALL", "rows_per_partition", "10:20")));
    assertThat(options.get("compression").entries()).hasSize(11).containsEntry("k", "11");
  }

  @Test
  void many_entries_stay_on_short_lines() {
    assertThat(Compilation.of(SOURCE).succeeds().generated("A_").lines())
        .anyMatch(line -> line.contains("Map.entry(\"k\", \"11\")"))
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void statements_are_sent_with_consistency_and_profile() {
    DocumentModel<Object> model = Loaded.of(SOURCE).model("A");

    assertThat(model.statementOptions().consistency()).isEqualTo(Consistency.EACH_QUORUM);
    assertThat(model.statementOptions().profile()).isEqualTo("olap");
  }

  @Test
  void indexes_have_methods_and_options() {
    assertThat(Loaded.of(SOURCE).model("A").definition().indexes())
        .containsExactly(
            index("a_plain_idx", "plain", IndexTarget.VALUES, IndexMethod.SECONDARY, Map.of()),
            index("sai", "number", IndexTarget.VALUES, IndexMethod.SAI, Map.of()),
            index(
                "a_words_idx",
                "words",
                IndexTarget.VALUES,
                IndexMethod.SASI,
                Map.of("mode", "CONTAINS", "x", "y")),
            index("a_map_idx", "map", IndexTarget.KEYS, IndexMethod.SAI, Map.of()),
            nearest("a_near_idx", "near", "COSINE"),
            index(
                "far",
                "place",
                IndexTarget.VALUES,
                IndexMethod.VECTOR,
                Map.of(
                    "similarity_function",
                    "EUCLIDEAN",
                    "maximum_node_connections",
                    "32",
                    "optimize_for",
                    "RECALL")));
  }

  @Test
  void hierarchy_has_the_settings_of_its_root() {
    Loaded loaded = Loaded.of(SOURCE);

    for (String type : new String[] {"Event", "Start", "Stop"}) {
      assertThat(loaded.model(type).statementOptions().profile()).isEqualTo("p");
      assertThat(loaded.model(type).definition().options()).containsKey("gc_grace_seconds");
      assertThat(loaded.model(type).bucket().orElseThrow().unit()).isEqualTo(BucketUnit.HOUR);
    }
    assertThat(loaded.model("Start").versionPosition()).isEqualTo(2);
    assertThat(loaded.model("Stop").versionPosition()).isEqualTo(-1);
  }

  @Test
  void bucket_of_a_variant_is_filled() {
    Loaded loaded = Loaded.of(SOURCE);

    assertThat(loaded.roundTrip("Event", loaded.samples().get(0)))
        .hasToString("Stop[hour=1970-01-01T01:00:00Z, at=1970-01-01T01:00:01Z]");
    assertThat(loaded.condition("Event", "key", java.time.Instant.EPOCH, java.time.Instant.EPOCH))
        .isEqualTo("hour, at");
  }

  private static IndexDefinition index(
      String name,
      String column,
      IndexTarget target,
      IndexMethod method,
      Map<String, String> options) {
    return new IndexDefinition(name, column, target, method, options);
  }

  private static IndexDefinition nearest(String name, String column, String similarity) {
    return index(
        name,
        column,
        IndexTarget.VALUES,
        IndexMethod.VECTOR,
        Map.of("similarity_function", similarity));
  }

  @Test
  void tables_of_accord_are_read_and_written_at_quorum_unless_it_is_said() {
    String source =
        """
        import dev.coodie.annotation.*;

        @Document(options = @TableOption(name = "transactional_mode", value = "full"))
        record A(@PartitionKey int id) {}

        @Document(consistency = "SERIAL",
            options = @TableOption(name = "transactional_mode", value = "mixed_reads"))
        record B(@PartitionKey int id) {}

        @Document(options = @TableOption(name = "transactional_mode", value = "off"))
        record C(@PartitionKey int id) {}

        class Samples {
          static java.util.List<Object> all() {
            return java.util.List.of(new A(1));
          }
        }
        """;
    Loaded loaded = Loaded.of(source);

    assertThat(loaded.model("A").statementOptions().consistency()).isEqualTo(Consistency.QUORUM);
    assertThat(loaded.model("B").statementOptions().consistency()).isEqualTo(Consistency.SERIAL);
    assertThat(loaded.model("C").statementOptions().consistency()).isNull();
  }
}
