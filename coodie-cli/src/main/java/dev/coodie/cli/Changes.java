package dev.coodie.cli;

import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChanges;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Differences of schemas as JSON. */
final class Changes {
  private Changes() {}

  static List<Map<String, @Nullable Object>> json(SchemaChanges changes) {
    return changes.list().stream().map(Changes::json).toList();
  }

  private static Map<String, @Nullable Object> json(SchemaChange change) {
    return Json.object(
        "action", change.action().name().toLowerCase(Locale.ROOT),
        "subject", change.subject().name().toLowerCase(Locale.ROOT),
        "keyspace", change.keyspace(),
        "owner", change.owner(),
        "name", change.name(),
        "safety", change.safety().name().toLowerCase(Locale.ROOT),
        "description", change.description(),
        "statements", change.statements(),
        "undo", change.undo(),
        "advice", change.advice(),
        "error", change.error());
  }
}
