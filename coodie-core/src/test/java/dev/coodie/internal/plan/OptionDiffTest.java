package dev.coodie.internal.plan;

import static dev.coodie.internal.plan.Documents.thing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.driver.Row;
import dev.coodie.schema.definition.OptionValue;
import dev.coodie.schema.definition.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionDiffTest {
  private static final Map<String, String> LEVELED =
      Map.of(
          "class",
          "org.apache.cassandra.db.compaction.LeveledCompactionStrategy",
          "max_threshold",
          "32");

  private static boolean same(String name, OptionValue wanted, @Nullable Object found) {
    return changed(Map.of(name, wanted), FakeServer.row(name, found, "caching", LEVELED)).isEmpty();
  }

  private static Map<String, OptionValue> changed(Map<String, OptionValue> wanted, Row found) {
    return OptionDiff.changed(table(wanted), table(LiveOptions.of(found)));
  }

  private static TableDefinition table(Map<String, OptionValue> options) {
    return new TableDefinition("t", List.of(), List.of(), 0, options, Optional.empty());
  }

  private static OptionValue text(String value) {
    return new OptionValue(value, Map.of());
  }

  private static OptionValue map(String... pairs) {
    Map<String, String> entries = new java.util.TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      entries.put(pairs[i], pairs[i + 1]);
    }
    return new OptionValue("", entries);
  }

  @ParameterizedTest
  @CsvSource({
    "comment, it's, it's",
    "read_repair, none, NONE",
    "speculative_retry, 99PERCENTILE, 99p",
    "speculative_retry, 99p, 99.0PERCENTILE",
    "speculative_retry, 'MIN(99p, 50ms)', 'MIN(99p,50.00ms)'",
    "additional_write_policy, ALWAYS, always",
    "memtable, default, default"
  })
  void a_text_is_the_same_in_other_words(String name, String wanted, String found) {
    assertThat(same(name, text(wanted), found)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "comment, It's, it's",
    "comment, 1, 1.0",
    "read_repair, NONE, BLOCKING",
    "speculative_retry, 99p, 95p",
    "speculative_retry, 99p, 99ms"
  })
  void a_text_that_differs_is_found(String name, String wanted, String found) {
    assertThat(same(name, text(wanted), found)).isFalse();
  }

  @Test
  void numbers_and_truths_are_compared_by_value() {
    assertThat(same("gc_grace_seconds", text("3600"), 3600)).isTrue();
    assertThat(same("gc_grace_seconds", text("3600"), 3601)).isFalse();
    assertThat(same("crc_check_chance", text("1"), 1.0)).isTrue();
    assertThat(same("bloom_filter_fp_chance", text("0.10"), 0.1)).isTrue();
    assertThat(same("bloom_filter_fp_chance", text("0.1"), 0.01)).isFalse();
    assertThat(same("cdc", text("true"), true)).isTrue();
    assertThat(same("cdc", text("true"), false)).isFalse();
  }

  @Test
  void a_map_has_every_entry_that_is_wanted() {
    assertThat(same("compaction", map("class", "LeveledCompactionStrategy"), LEVELED)).isTrue();
    assertThat(same("compaction", map("class", "x.LeveledCompactionStrategy"), LEVELED)).isTrue();
    assertThat(same("compaction", map("max_threshold", "32.0"), LEVELED)).isTrue();
    assertThat(same("compaction", map("class", "Leveled"), LEVELED)).isFalse();
    assertThat(same("compaction", map("min_threshold", "4"), LEVELED)).isFalse();
    assertThat(same("compaction", map("max_threshold", "31"), LEVELED)).isFalse();
  }

  @Test
  void compression_is_known_by_the_names_of_both_servers() {
    Map<String, String> scylla =
        Map.of("sstable_compression", "a.LZ4Compressor", "chunk_length_kb", "16");

    assertThat(
            same("compression", map("class", "LZ4Compressor", "chunk_length_in_kb", "16"), scylla))
        .isTrue();
    assertThat(same("compression", map("class", "ZstdCompressor"), scylla)).isFalse();
  }

  @Test
  void what_the_server_does_not_show_is_not_compared() {
    assertThat(same("cdc", text("true"), null)).isTrue();
    assertThat(changed(Map.of("cdc", text("true")), FakeServer.row("comment", ""))).isEmpty();
  }

  @Test
  void of_a_table_that_shows_nothing_everything_is_missing() {
    assertThat(OptionDiff.changed(table(Map.of("cdc", text("true"))), table(Map.of())))
        .containsOnlyKeys("cdc");
  }

  @Test
  void only_what_differs_is_altered() {
    FakeServer server =
        new FakeServer()
            .column("t.id int partition_key")
            .with(
                "system_schema.tables",
                "table_name",
                "t",
                "default_time_to_live",
                0,
                "comment",
                "x",
                "gc_grace_seconds",
                864_000);

    assertThat(
            server.plan(
                thing(
                    t ->
                        t.defaultTtl(60)
                            .option("comment", "x")
                            .option("gc_grace_seconds", "3600"))))
        .containsExactly(
            "ALTER TABLE ks.t WITH default_time_to_live = 60 AND gc_grace_seconds = 3600");
    assertThat(server.plan(thing(t -> t))).isEmpty();
    assertThat(server.plan(thing(t -> t.option("comment", "x")))).isEmpty();
  }

  @Test
  void options_are_read_only_for_a_document_that_names_some() {
    FakeServer server = new FakeServer();
    server.plan(thing(t -> t));
    assertThat(server.asked).noneMatch(cql -> cql.startsWith("SELECT * FROM system_schema.tables"));

    server.plan(thing(t -> t.defaultTtl(1)));
    assertThat(server.asked).anyMatch(cql -> cql.startsWith("SELECT * FROM system_schema.tables"));
  }
}
