package dev.coodie.studio;

import dev.coodie.Coodie;
import dev.coodie.error.CoodieException;
import dev.coodie.migrations.MigrationProblem;
import dev.coodie.migrations.Migrator;
import dev.coodie.schema.SchemaLock;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.change.SchemaChange;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents against the live schema, and migrations. */
final class PlanView {
  /** The statements that the page showed when somebody pressed the button. */
  record Request(List<String> statements) {}

  private final Coodie coodie;
  private final StudioSettings settings;

  PlanView(Coodie coodie, StudioSettings settings) {
    this.coodie = coodie;
    this.settings = settings;
  }

  Map<String, Object> plan() {
    SchemaPlan plan = make();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("changes", plan.changes().list().stream().map(PlanView::json).toList());
    answer.put("statements", plan.statements());
    answer.put("refused", plan.isRefused());
    return answer;
  }

  /** Makes the safe changes, if they are still those that were shown. */
  Map<String, Object> apply(Request shown) {
    settings.requireWrites();
    SchemaPlan plan = make();
    if (!plan.statements().equals(shown.statements())) {
      throw StudioProblem.of(
          409,
          "coodie-1426",
          "The schema changed since it was compared, so nothing was run. Compare again.");
    }
    try {
      List<String> made = plan.apply().statements();
      made.forEach(cql -> Audit.wrote(cql, "done"));
      return Map.of("statements", made);
    } catch (CoodieException e) {
      Audit.wrote(String.join("; ", plan.statements()), "failed [" + e.id() + "]");
      throw e;
    }
  }

  private SchemaPlan make() {
    if (settings.documents().isEmpty()) {
      throw StudioProblem.missing(
          "coodie-1427",
          "The studio knows no documents. Start it with --classpath (in Java"
              + " Studio.documents(..)).");
    }
    return coodie.schema().plan(settings.documents().toArray(new Class<?>[0]));
  }

  private static Map<String, Object> json(SchemaChange change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("action", word(change.action()));
    json.put("subject", word(change.subject()));
    json.put("keyspace", change.keyspace());
    json.put("owner", change.owner());
    json.put("name", change.name());
    json.put("safety", word(change.safety()));
    json.put("description", change.description());
    json.put("statements", change.statements());
    json.put("undo", change.undo());
    json.put("advice", change.advice());
    json.put("error", change.error());
    return json;
  }

  Map<String, @Nullable Object> migrations() {
    Path directory = settings.migrations();
    if (directory == null) {
      throw StudioProblem.missing(
          "coodie-1428",
          "The studio knows no migrations. Start it with --migrations (in Java"
              + " Studio.migrations(..)).");
    }
    Migrator migrator = Migrator.of(coodie).directory(directory);
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put(
        "migrations",
        migrator.status().stream()
            .map(
                info -> {
                  Map<String, @Nullable Object> json = new LinkedHashMap<>();
                  json.put("version", info.version());
                  json.put("description", info.description());
                  json.put("state", word(info.state()));
                  json.put("finished", info.finished().map(Instant::toString).orElse(null));
                  json.put("by", by(info.user(), info.host()));
                  json.put("error", info.error());
                  return json;
                })
            .toList());
    answer.put("problems", migrator.verify().stream().map(MigrationProblem::message).toList());
    answer.put(
        "history",
        migrator.history().stream()
            .map(
                record ->
                    Map.of(
                        "at", record.at().toString(),
                        "version", record.version(),
                        "action", word(record.action()),
                        "outcome", word(record.outcome()),
                        "millis", record.duration().toMillis(),
                        "by", by(record.user(), record.host()),
                        "note", record.note()))
            .toList());
    Optional<SchemaLock.Holder> holder = coodie.schema().lockHolder();
    answer.put(
        "lock",
        holder
            .map(h -> Map.of("owner", h.owner(), "host", h.host(), "since", h.since().toString()))
            .orElse(null));
    return answer;
  }

  private static String by(String user, String host) {
    return user.isEmpty() ? "" : user + " at " + host;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
