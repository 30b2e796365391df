package dev.coodie.studio;

import dev.coodie.Coodie;
import dev.coodie.migrations.MigrationInfo;
import dev.coodie.migrations.MigrationPlan;
import dev.coodie.migrations.MigrationProblem;
import dev.coodie.migrations.MigrationRecord;
import dev.coodie.migrations.Migrator;
import dev.coodie.schema.SchemaLock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Migrations: what there is, what would be applied or undone, what was, and who is at it. */
final class MigrationView {
  private final Coodie coodie;
  private final StudioSettings settings;

  MigrationView(Coodie coodie, StudioSettings settings) {
    this.coodie = coodie;
    this.settings = settings;
  }

  /** Those of the directory, and those in Java that come with the documents. */
  Migrator migrator() {
    Migrator files = Migrator.of(coodie).directory(settings.requireMigrations());
    return settings.documents().isEmpty()
        ? files
        : files.services(settings.documents().get(0).getClassLoader());
  }

  Map<String, @Nullable Object> migrations() {
    Migrator migrator = migrator();
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("migrations", migrator.status().stream().map(MigrationView::json).toList());
    answer.put("problems", migrator.verify().stream().map(MigrationProblem::message).toList());
    answer.put("history", migrator.history().stream().map(MigrationView::json).toList());
    answer.put("lock", lock());
    answer.put("pending", json(migrator.plan()));
    answer.put("undo", json(toUndo(migrator)));
    return answer;
  }

  /** The last one, with all that it would drop. */
  static MigrationPlan toUndo(Migrator migrator) {
    return migrator.allowDestructive(true).planDown(1);
  }

  private @Nullable Map<String, Object> lock() {
    return coodie.schema().lockHolder().map(MigrationView::json).orElse(null);
  }

  static Map<String, Object> json(SchemaLock.Holder holder) {
    return Map.of(
        "owner", holder.owner(), "host", holder.host(), "since", holder.since().toString());
  }

  private static Map<String, @Nullable Object> json(MigrationInfo info) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("version", info.version());
    json.put("description", info.description());
    json.put("state", PlanView.word(info.state()));
    json.put("finished", info.finished().map(Instant::toString).orElse(null));
    json.put("by", by(info.user(), info.host()));
    json.put("error", info.error());
    return json;
  }

  private static Map<String, Object> json(MigrationRecord record) {
    return Map.of(
        "at", record.at().toString(),
        "version", record.version(),
        "action", PlanView.word(record.action()),
        "outcome", PlanView.word(record.outcome()),
        "millis", record.duration().toMillis(),
        "by", by(record.user(), record.host()),
        "note", record.note());
  }

  private static Map<String, Object> json(MigrationPlan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("migrations", plan.migrations().stream().map(MigrationView::json).toList());
    List<String> blocking =
        plan.problems().stream()
            .filter(MigrationProblem::blocking)
            .map(MigrationProblem::message)
            .toList();
    json.put("blocking", blocking);
    return json;
  }

  private static Map<String, Object> json(MigrationPlan.Planned planned) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", planned.version());
    json.put("description", planned.description());
    json.put("kind", PlanView.word(planned.kind()));
    json.put("first", planned.first());
    json.put("statements", planned.statements());
    json.put("destructive", planned.destructive());
    return json;
  }

  private static String by(String user, String host) {
    return user.isEmpty() ? "" : user + " at " + host;
  }
}
