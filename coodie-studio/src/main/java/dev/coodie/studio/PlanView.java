package dev.coodie.studio;

import dev.coodie.Coodie;
import dev.coodie.error.CoodieException;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.change.SchemaChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Documents against the live schema. */
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
    return coodie.schema().plan(settings.requireDocuments());
  }

  static Map<String, Object> json(SchemaChange change) {
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

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
