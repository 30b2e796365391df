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
        new SchemaChange(
            Action.CREATE,
            subject,
            keyspace,
            owner,
            name,
            Safety.SAFE,
            description,
            List.of(statement),
            undo,
            "",
            ""));
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
        new SchemaChange(
            Action.ALTER,
            subject,
            keyspace,
            owner,
            name,
            safety,
            description,
            List.of(statement),
            undo,
            "",
            ""));
  }

  /** Something is there, but otherwise; it is dropped and made again. */
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
        new SchemaChange(
            Action.ALTER,
            subject,
            keyspace,
            owner,
            name,
            Safety.DESTRUCTIVE,
            description,
            statements,
            undo,
            advice,
            error));
  }

  /** Something is there that nobody wants. */
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
        new SchemaChange(
            Action.DROP,
            subject,
            keyspace,
            owner,
            name,
            Safety.DESTRUCTIVE,
            description,
            List.of(statement),
            undo,
            "",
            ""));
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
        new SchemaChange(
            action,
            subject,
            keyspace,
            owner,
            name,
            Safety.IMPOSSIBLE,
            description,
            List.of(),
            List.of(),
            advice,
            error));
  }

  /** Something is there that nobody wants, and stays. */
  void noted(Subject subject, String owner, String name, String description, String advice) {
    add(
        Phase.NOTED,
        new SchemaChange(
            Action.DROP,
            subject,
            keyspace,
            owner,
            name,
            Safety.NOTED,
            description,
            List.of(),
            List.of(),
            advice,
            ""));
  }

  private void add(Phase phase, SchemaChange change) {
    changes.computeIfAbsent(phase, p -> new ArrayList<>()).add(change);
  }
}
