package dev.coodie.schema.change;

import dev.coodie.cql.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes changes as JSON; the form is in the Javadoc of {@link SchemaChanges#json}. */
final class ChangesJson {
  private ChangesJson() {}

  static String of(List<SchemaChange> changes, List<String> warnings) {
    List<String> counts = new ArrayList<>();
    for (Safety safety : Safety.values()) {
      long count = changes.stream().filter(c -> c.safety() == safety).count();
      counts.add(text(lower(safety)) + ": " + count);
    }
    return "{\n  \"changes\": "
        + (changes.isEmpty()
            ? "[]"
            : changes.stream()
                .map(ChangesJson::change)
                .collect(Collectors.joining(",\n", "[\n", "\n  ]")))
        + ",\n  \"summary\": {"
        + String.join(", ", counts)
        + "}"
        + (warnings.isEmpty() ? "" : ",\n  \"warnings\": " + texts(warnings))
        + "\n}\n";
  }

  private static String change(SchemaChange change) {
    return "    {\n"
        + String.join(
            ",\n",
            member("action", text(lower(change.action()))),
            member("subject", text(lower(change.subject()))),
            member("keyspace", text(change.keyspace())),
            member("owner", text(change.owner())),
            member("name", text(change.name())),
            member("safety", text(lower(change.safety()))),
            member("description", text(change.description())),
            member("statements", texts(change.statements())),
            member("undo", texts(change.undo())),
            member("advice", text(change.advice())),
            member("error", text(change.error())))
        + "\n    }";
  }

  private static String member(String name, String value) {
    return "      " + text(name) + ": " + value;
  }

  private static String texts(List<String> values) {
    return values.stream().map(ChangesJson::text).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String text(String value) {
    return JsonText.quoted(value);
  }
}
