package dev.coodie.cli;

import dev.coodie.migrations.MigrationInfo;
import dev.coodie.migrations.MigrationPlan;
import dev.coodie.migrations.MigrationProblem;
import dev.coodie.migrations.MigrationRecord;
import dev.coodie.migrations.MigrationRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Migrations as JSON: times in ISO 8601, durations in milliseconds. */
final class Migrations {
  private Migrations() {}

  static Map<String, @Nullable Object> json(MigrationPlan plan) {
    return Json.object(
        "keyspace", plan.keyspace(),
        "direction", word(plan.direction()),
        "migrations",
            plan.migrations().stream()
                .map(
                    migration ->
                        Json.object(
                            "version", migration.version(),
                            "description", migration.description(),
                            "kind", word(migration.kind()),
                            "source", migration.source(),
                            "first", migration.first(),
                            "statements", migration.statements(),
                            "destructive", migration.destructive()))
                .toList(),
        "problems", problems(plan.problems()));
  }

  static Map<String, @Nullable Object> json(MigrationRun run) {
    return Json.object(
        "keyspace", run.keyspace(),
        "direction", word(run.direction()),
        "migrations",
            run.migrations().stream()
                .map(
                    ran ->
                        Json.object(
                            "version", ran.version(),
                            "description", ran.description(),
                            "statements", ran.statements(),
                            "millis", ran.duration().toMillis()))
                .toList(),
        "summary", run.summary());
  }

  static List<Map<String, @Nullable Object>> problems(List<MigrationProblem> problems) {
    return problems.stream()
        .map(
            problem ->
                Json.object(
                    "kind", word(problem.kind()),
                    "version", problem.version(),
                    "blocking", problem.blocking(),
                    "message", problem.message()))
        .toList();
  }

  static List<Map<String, @Nullable Object>> infos(List<MigrationInfo> infos) {
    return infos.stream().map(Migrations::json).toList();
  }

  static List<Map<String, @Nullable Object>> history(List<MigrationRecord> records) {
    return records.stream()
        .map(
            record ->
                Json.object(
                    "version", record.version(),
                    "description", record.description(),
                    "action", word(record.action()),
                    "outcome", word(record.outcome()),
                    "at", record.at().toString(),
                    "millis", record.duration().toMillis(),
                    "host", record.host(),
                    "user", record.user(),
                    "checksum", record.checksum(),
                    "note", record.note()))
        .toList();
  }

  private static Map<String, @Nullable Object> json(MigrationInfo info) {
    return Json.object(
        "version", info.version(),
        "description", info.description(),
        "kind", word(info.kind()),
        "source", info.source().orElse(null),
        "state", word(info.state()),
        "done", info.done(),
        "total", info.total(),
        "started", info.started().map(Instant::toString).orElse(null),
        "finished", info.finished().map(Instant::toString).orElse(null),
        "millis", info.duration().map(Duration::toMillis).orElse(null),
        "host", info.host(),
        "user", info.user(),
        "error", info.error(),
        "reversible", info.reversible(),
        "destructive", info.destructive());
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
