package dev.coodie.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The measurements as tables, and as JSON with the numbers of every round. */
final class Report {
  private final Map<String, String> facts;
  private final Map<String, Score> scores;

  Report(Map<String, String> facts, Map<String, Score> scores) {
    this.facts = facts;
    this.scores = scores;
  }

  String markdown() {
    return factLines() + "\n" + mapping() + "\n" + calls();
  }

  String json() {
    String machine =
        facts.entrySet().stream()
            .map(e -> "    \"" + e.getKey() + "\": \"" + e.getValue() + "\"")
            .collect(Collectors.joining(",\n"));
    Collection<Score> all = scores.values();
    String rounds = all.stream().map(s -> "    " + s.json()).collect(Collectors.joining(",\n"));
    return "{\n  \"machine\": {\n" + machine + "\n  },\n  \"scores\": [\n" + rounds + "\n  ]\n}\n";
  }

  private String factLines() {
    return facts.entrySet().stream()
        .map(e -> "- " + e.getKey() + ": " + e.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /** Behind each number, how many times the limit it is. */
  private String mapping() {
    return "| one row | read ns | read B | write ns | write B |\n|---|---|---|---|---|\n"
        + Arrays.stream(Entry.values()).map(this::row).collect(Collectors.joining());
  }

  private String row(Entry entry) {
    Score read = score("read:" + entry);
    Score write = score("write:" + entry);
    Score readLimit = score("read:" + Entry.LIMIT);
    Score writeLimit = score("write:" + Entry.LIMIT);
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            entry.label(),
            times(read.nanos(), readLimit.nanos()),
            times(read.bytes(), readLimit.bytes()),
            times(write.nanos(), writeLimit.nanos()),
            times(write.bytes(), writeLimit.bytes()));
  }

  private String calls() {
    return "| whole call over a driver that does nothing | ns | B | without mapping: ns | B |\n"
        + "|---|---|---|---|---|\n"
        + call("save", "saveMapping", "`save(document)`")
        + call("get", "readMapping", "`get(key)`")
        + call("find", "readMapping", "`find(partition).limit(50).all()`, one row");
  }

  private String call(String name, String mapping, String label) {
    Score call = score(name);
    Score part = score(mapping);
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            label,
            number(call.nanos()),
            number(call.bytes()),
            number(call.nanos() - part.nanos()),
            number(call.bytes() - part.bytes()));
  }

  private Score score(String name) {
    return Objects.requireNonNull(scores.get(name), name);
  }

  private static String times(double value, double limit) {
    return "%s (%.2f)".formatted(number(value), value / limit);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
