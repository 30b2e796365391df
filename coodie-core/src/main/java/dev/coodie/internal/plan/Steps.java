package dev.coodie.internal.plan;

import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChange.Action;
import dev.coodie.schema.change.SchemaChange.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects the changes of one keyspace, and puts them in an order in which each can run. */
final class Steps {
  /**
   * When a change is made. Views go first and indexes before columns, since what is used cannot be
   * dropped; they come when all that they use is there. The same holds the other way round, when
   * changes are taken back from the last to the first.
   */
  enum Phase {
    IMPOSSIBLE,
    KEYSPACE,
    VIEW_DROPS,
    TYPES,
    TABLES,
    COLUMNS,
    OPTIONS,
    INDEX_DROPS,
    INDEX_ALTERS,
    COLUMN_DROPS,
    TABLE_DROPS,
    TYPE_DROPS,
    INDEXES,
    VIEWS,
    NOTED
  }

  private final String keyspace;
  private final Map<Phase, List<SchemaChange>> changes = new EnumMap<>(Phase.class);

  Steps(String keyspace) {
    this.keyspace = keyspace;
  }

  /** All of them, in order. */
  List<SchemaChange> list() {
    return changes.values().stream().flatMap(List::stream).toList();
  }

  /** Something is missing, and is made. */
  void create(
      Phase phase,
      Subject subject,
      String owner,
      String name,
      String description,
      String statement,
      List<String> undo) {
    add(
        phase,
        new What(Action.CREATE, subject, owner, name, Safety.SAFE, description),
        List.of(statement),
        undo,
        "",
        "");
  }

  /** Something is there, but otherwise; it is altered. */
  void alter(
      Phase phase,
      Subject subject,
      String owner,
      String name,
      Safety safety,
      String description,
      String statement,
      List<String> undo) {
    add(
        phase,
        new What(Action.ALTER, subject, owner, name, safety, description),
        List.of(statement),
        undo,
        "",
        "");
  }

  /** Something exists, but differs; it is dropped and recreated. */
  void replace(
      Phase phase,
      Subject subject,
      String owner,
      String name,
      String description,
      List<String> statements,
      List<String> undo,
      String advice,
      String error) {
    add(
        phase,
        new What(Action.ALTER, subject, owner, name, Safety.DESTRUCTIVE, description),
        statements,
        undo,
        advice,
        error);
  }

  /** Something exists that no document wants. */
  void drop(
      Phase phase,
      Subject subject,
      String owner,
      String name,
      String description,
      String statement,
      List<String> undo) {
    add(
        phase,
        new What(Action.DROP, subject, owner, name, Safety.DESTRUCTIVE, description),
        List.of(statement),
        undo,
        "",
        "");
  }

  /** Something is there, but otherwise, and stays so. */
  void impossible(
      Action action,
      Subject subject,
      String owner,
      String name,
      String description,
      String advice,
      String error) {
    add(
        Phase.IMPOSSIBLE,
        new What(action, subject, owner, name, Safety.IMPOSSIBLE, description),
        List.of(),
        List.of(),
        advice,
        error);
  }

  /** Something exists that no document wants, and stays. */
  void noted(Subject subject, String owner, String name, String description, String advice) {
    add(
        Phase.NOTED,
        new What(Action.DROP, subject, owner, name, Safety.NOTED, description),
        List.of(),
        List.of(),
        advice,
        "");
  }

  /** What is changed, and how. */
  private record What(
      Action action,
      Subject subject,
      String owner,
      String name,
      Safety safety,
      String description) {}

  private void add(
      Phase phase,
      What what,
      List<String> statements,
      List<String> undo,
      String advice,
      String error) {
    SchemaChange change =
        new SchemaChange(
            what.action,
            what.subject,
            keyspace,
            what.owner,
            what.name,
            what.safety,
            what.description,
            statements,
            undo,
            advice,
            error);
    changes.computeIfAbsent(phase, p -> new ArrayList<>()).add(change);
  }
}
