package dev.coodie.internal.write;

import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import dev.coodie.column.CounterColumn;
import dev.coodie.column.Element;
import dev.coodie.column.Term;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.cql.KeyRules;
import dev.coodie.internal.table.Table;
import dev.coodie.model.ModelColumn;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What changes of rows must not be. Messages say what CQL would not. */
record TargetChecks(TargetState<?> target) {
  void assignments(List<? extends Assignment<?>> assignments) {
    if (assignments.isEmpty()) {
      throw new InvalidQueryException(
          "coodie-241", "update() names no change. Give at least one, such as column.set(value).");
    }
    Map<String, Assignment.Kind> seen = new HashMap<>();
    for (Assignment<?> assignment : assignments) {
      Element.Place place = assignment.place();
      String field = place == null ? null : place.field();
      String changed = assignment.column().name() + (field == null ? "" : "." + field);
      Assignment.Kind before = seen.put(changed, assignment.kind());
      if (before != null && !compatible(before, assignment.kind())) {
        throw new InvalidQueryException(
            "coodie-242",
            "Column \""
                + assignment.column().name()
                + "\" is changed twice in one update(). Join the changes, or send two updates.");
      }
    }
  }

  /** Elements may be changed beside each other, but not beside the whole. */
  private static boolean compatible(Assignment.Kind one, Assignment.Kind other) {
    return (one == Assignment.Kind.SET_AT && other == Assignment.Kind.SET_AT)
        || (one == Assignment.Kind.ADD && other == Assignment.Kind.REMOVE);
  }

  /** The server refuses an UPDATE of a row that leaves such a column out, whatever it changes. */
  void notNull(List<? extends Assignment<?>> assignments) {
    Set<String> missing = new LinkedHashSet<>(table().model().notNullColumns());
    if (missing.isEmpty()
        || assignments.stream().allMatch(a -> table().model().isStatic(a.column()))) {
      return;
    }
    assignments.forEach(a -> missing.remove(a.column().name()));
    if (!missing.isEmpty()) {
      throw new InvalidQueryException(
          "coodie-543",
          "An update of "
              + table().model().typeName()
              + " must set \""
              + String.join("\", \"", missing)
              + "\", which @Check says is never null: the server refuses every UPDATE that leaves"
              + " it out. Set it as well, or save the whole document.");
    }
  }

  void assignable(ModelColumn column) {
    if (column.isKey()) {
      throw new InvalidQueryException(
          "coodie-243",
          "Column \""
              + column.name()
              + "\" is part of the primary key of "
              + table().model().typeName()
              + " and cannot be changed: it would be another row. Save a new document and delete"
              + " the old one.");
    }
  }

  /** A column found by name at run time could be set, which a counter cannot. */
  void counted(Assignment<?> assignment) {
    if (table().model().isCounter() && !(assignment.column() instanceof CounterColumn)) {
      throw new InvalidQueryException(
          "coodie-257",
          "Column \""
              + assignment.column().name()
              + "\" of "
              + table().model().typeName()
              + " is a counter, which can only be added to. Use add(..) or subtract(..) of its"
              + " CounterColumn.");
    }
  }

  void conditions() {
    for (Term term : target.condition().orElse(List.of())) {
      term.columns().forEach(table().model()::require);
      if (term.operator().isOfNewQueries()) {
        throw new InvalidQueryException(
            "coodie-627",
            "Column \""
                + term.columns().get(0).name()
                + "\" is compared with "
                + term.operator().cql()
                + " in onlyIf(), which CQL allows only in queries. Compare it with eq, ne, lt, lte,"
                + " gt, gte or in there.");
      }
    }
    for (Term term : target.where()) {
      for (Column<?, ?> column : term.columns()) {
        if (!table().model().require(column).isKey()) {
          throw new InvalidQueryException(
              "coodie-244",
              "at() addresses rows by key, and \""
                  + column.name()
                  + "\" is not a key column of "
                  + table().model().typeName()
                  + ". Put conditions on other columns into onlyIf().");
        }
      }
    }
  }

  void key(int size, String operation) {
    KeyRules.checkWrite(table().model(), target.where(), size, operation);
  }

  /** IF EXISTS would ask for any row of the partition instead of the one addressed. */
  void notOfRow() {
    if (target.condition().isPresent()
        && target.condition().get().isEmpty()
        && !target.where().stream().allMatch(target::isOfPartition)) {
      throw new InvalidQueryException(
          "coodie-260",
          "ifExists() asks for a row of "
              + table().model().typeName()
              + ", but static columns alone are changed, and CQL lets their change depend on"
              + " nothing of a row but its regular columns. Use onlyIf(..) on one of these, or"
              + " at(partition).ifExists(), which asks for the partition.");
    }
  }

  private Table<?> table() {
    return target.table();
  }
}
