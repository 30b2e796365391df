package dev.coodie.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;

/** What must hold for the columns of a table taken together. */
final class TableChecks {
  private final TypeElement type;
  private final List<Column> columns;
  private final Findings findings;

  private TableChecks(TypeElement type, List<Column> columns, Findings findings) {
    this.type = type;
    this.columns = columns;
    this.findings = findings;
  }

  static void check(TypeElement type, List<Column> columns, Findings findings) {
    TableChecks checks = new TableChecks(type, columns, findings);
    checks.names();
    checks.partitionKey();
    checks.positions(
        Column.Role.CLUSTERING,
        Problem.CLUSTERING_POSITION_TAKEN,
        Problem.CLUSTERING_POSITION_MISSING);
    checks.statics();
  }

  private void names() {
    Map<String, Column> known = new HashMap<>();
    for (Column column : columns) {
      Column other = known.putIfAbsent(column.name(), column);
      if (other != null) {
        findings.report(
            column.property().element(),
            Problem.COLUMN_NAME_TAKEN,
            Names.nested(type),
            column.name(),
            other.property().name(),
            column.property().name());
      }
    }
  }

  private void partitionKey() {
    List<Column> key = of(Column.Role.PARTITION);
    if (key.isEmpty() && findings.isEmpty()) {
      String what = Env.isRecord(type) ? "component" : "field";
      Property first = columns.get(0).property();
      findings.report(
          type,
          Problem.NO_PARTITION_KEY,
          Names.nested(type),
          what,
          TypeText.of(first.type()) + " " + first.name());
    }
    positions(
        Column.Role.PARTITION,
        Problem.PARTITION_POSITION_TAKEN,
        Problem.PARTITION_POSITION_MISSING);
    if (key.size() == 1 && key.get(0).index().isPresent()) {
      Property only = key.get(0).property();
      findings.report(only.element(), Problem.INDEX_ON_PARTITION_KEY, only);
    }
  }

  private void positions(Column.Role role, Problem taken, Problem missing) {
    Map<Integer, Column> byPosition = new HashMap<>();
    List<Column> key = of(role);
    boolean unique = true;
    for (Column column : key) {
      Column other = byPosition.putIfAbsent(column.position(), column);
      if (other != null) {
        unique = false;
        findings.report(
            column.property().element(),
            taken,
            Names.nested(type),
            column.position(),
            other.property().name(),
            column.property().name());
      }
    }
    for (int i = 0; unique && i < key.size(); i++) {
      if (!byPosition.containsKey(i)) {
        Column last = key.get(key.size() - 1);
        findings.report(last.property().element(), missing, Names.nested(type), key.size(), i);
        return;
      }
    }
  }

  private void statics() {
    if (!of(Column.Role.CLUSTERING).isEmpty()) {
      return;
    }
    for (Column column : of(Column.Role.STATIC)) {
      findings.report(
          column.property().element(),
          Problem.STATIC_WITHOUT_CLUSTERING,
          column.property(),
          Names.nested(type));
    }
  }

  private List<Column> of(Column.Role role) {
    return new ArrayList<>(columns.stream().filter(c -> c.role() == role).toList());
  }
}
