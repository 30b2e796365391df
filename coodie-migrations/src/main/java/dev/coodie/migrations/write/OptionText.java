package dev.coodie.migrations.write;

import dev.coodie.schema.definition.OptionValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The options of a table that are not what every table has, as annotations. */
final class OptionText {
  private static final String SERVER = "org.apache.cassandra.";

  /** What servers choose when nothing is said. */
  private static final Map<String, OptionValue> DEFAULTS =
      Map.ofEntries(
          text("additional_write_policy", "99p"),
          text("allow_auto_snapshot", "true"),
          map("caching", Map.of("keys", "ALL", "rows_per_partition", "NONE")),
          text("cdc", "false"),
          text("comment", ""),
          map("compaction", Map.of("class", "SizeTieredCompactionStrategy")),
          map("compression", Map.of("class", "LZ4Compressor", "chunk_length_in_kb", "16")),
          text("crc_check_chance", "1.0"),
          text("gc_grace_seconds", "864000"),
          text("incremental_backups", "true"),
          text("max_index_interval", "2048"),
          text("memtable", "default"),
          text("memtable_flush_period_in_ms", "0"),
          text("min_index_interval", "128"),
          text("read_repair", "BLOCKING"),
          text("speculative_retry", "99p"),
          text("fast_path", "keyspace"),
          text("transactional_mode", "off"),
          text("transactional_migration_from", "none"));

  private static final String BLOOM_FILTER = "bloom_filter_fp_chance";

  private OptionText() {}

  /** The annotations; what has no place in one is noted. */
  static List<String> annotations(Map<String, OptionValue> options, SourceText source) {
    List<String> annotations = new ArrayList<>();
    new TreeMap<>(options)
        .forEach(
            (name, value) -> {
              OptionValue written = shortened(name, value);
              if (!written.equals(DEFAULTS.get(name)) && !isUsualFilter(name, value, options)) {
                obstacle(name, written)
                    .ifPresentOrElse(
                        reason -> source.note("Option " + name + " is not here: " + reason + "."),
                        () -> annotations.add(annotation(name, written, source.imports())));
              }
            });
    return annotations;
  }

  private static String annotation(String name, OptionValue value, Imports imports) {
    List<String> members = new ArrayList<>();
    members.add("name = " + JavaText.string(name));
    if (value.entries().isEmpty()) {
      members.add("value = " + JavaText.string(value.text()));
    } else {
      members.add(JavaText.array("entries", entries(value.entries())));
    }
    return JavaText.annotation(imports.annotation("TableOption"), members);
  }

  /** As the annotations take them, {@code class} first. */
  static List<String> entries(Map<String, String> entries) {
    List<String> texts = new ArrayList<>();
    new TreeMap<>(entries)
        .forEach(
            (key, value) ->
                texts.add(
                    key.equals("class") ? 0 : texts.size(), JavaText.string(key + ": " + value)));
    return texts;
  }

  private static Optional<String> obstacle(String name, OptionValue value) {
    if (!name.matches("[a-z_]+")) {
      return Optional.of("its name has more than lower-case letters and underscores");
    }
    if (value.entries().isEmpty()) {
      return value.text().isEmpty() ? Optional.of("its value is empty") : Optional.empty();
    }
    return entriesObstacle(value.entries());
  }

  /** Why a map cannot be written as {@code "key: value"}, if it cannot. */
  static Optional<String> entriesObstacle(Map<String, String> entries) {
    return entries.entrySet().stream()
            .allMatch(
                e ->
                    e.getKey().indexOf(':') < 0
                        && !e.getKey().isBlank()
                        && e.getKey().strip().equals(e.getKey())
                        && !e.getValue().isBlank()
                        && e.getValue().strip().equals(e.getValue()))
        ? Optional.empty()
        : Optional.of(
            "an entry is blank, or begins or ends with a space, or has a colon in its key");
  }

  /** What it is by default depends on the compaction. */
  private static boolean isUsualFilter(
      String name, OptionValue value, Map<String, OptionValue> options) {
    OptionValue compaction = options.get("compaction");
    boolean leveled =
        compaction != null
            && compaction.entries().getOrDefault("class", "").endsWith("LeveledCompactionStrategy");
    return name.equals(BLOOM_FILTER) && value.text().equals(leveled ? "0.1" : "0.01");
  }

  /** The server's own classes can be named without their package; usual thresholds go unsaid. */
  private static OptionValue shortened(String name, OptionValue value) {
    Map<String, String> entries = new TreeMap<>(value.entries());
    if (name.equals("compaction")) {
      entries.remove("max_threshold", "32");
      entries.remove("min_threshold", "4");
    }
    entries.computeIfPresent(
        "class", (key, of) -> of.startsWith(SERVER) ? of.substring(of.lastIndexOf('.') + 1) : of);
    return new OptionValue(value.text(), entries);
  }

  private static Map.Entry<String, OptionValue> text(String name, String text) {
    return Map.entry(name, new OptionValue(text, Map.of()));
  }

  private static Map.Entry<String, OptionValue> map(String name, Map<String, String> entries) {
    return Map.entry(name, new OptionValue("", entries));
  }
}
