package dev.coodie.migrations.write;

import dev.coodie.cql.CqlNames;
import dev.coodie.cql.CqlSource;
import dev.coodie.cql.CqlToken;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChange.Action;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import java.util.List;
import java.util.stream.Stream;

/** What a change leaves behind when its migration is undone, since the server cannot undo it. */
record Leftover(SchemaChange change, KeyspaceDefinition found, KeyspaceDefinition wanted) {
  static Leftover of(SchemaChange change, KeyspaceDefinition found, KeyspaceDefinition wanted) {
    return new Leftover(change, found, wanted);
  }

  /** What stays, and why, as sentences. */
  String reason() {
    boolean dropped = change.action() == Action.DROP;
    return subject()
        + (dropped ? " does not come back: " : " stays: ")
        + switch (change.subject()) {
          case FIELD -> "the server cannot drop a field of a type.";
          case TYPE -> "a column or field that stays uses it.";
          case COLUMN -> column();
          case OPTION -> "what it was is not known.";
          case KEYSPACE, TABLE, INDEX, VIEW -> "the server cannot take it back.";
        };
  }

  /**
   * The statement, written so that it can run again while the column or field is still there, or
   * still gone.
   */
  String guarded(String statement) {
    if (!change.undo().isEmpty()) {
      return statement;
    }
    return switch (change.subject()) {
      case COLUMN, FIELD ->
          change.action() == Action.DROP
              ? after("DROP", statement, " IF EXISTS")
              : after("ADD", statement, " IF NOT EXISTS");
      case KEYSPACE, TYPE, TABLE, OPTION, INDEX, VIEW -> statement;
    };
  }

  private static String after(String keyword, String statement, String guard) {
    CqlToken token =
        new CqlSource("CQL", statement)
            .tokens().stream().filter(t -> t.is(keyword)).findFirst().orElseThrow();
    return statement.substring(0, token.end()) + guard + statement.substring(token.end());
  }

  private String subject() {
    String owner = CqlNames.plain(change.owner());
    return switch (change.subject()) {
      case COLUMN -> "Column \"" + change.name() + "\" of " + owner;
      case FIELD -> "Field \"" + change.name() + "\" of " + owner;
      case OPTION -> "Option " + change.name() + " of " + owner;
      case TYPE -> "Type " + owner;
      case KEYSPACE, TABLE, INDEX, VIEW -> CqlNames.plain(change.name());
    };
  }

  private String column() {
    boolean dropped = change.action() == Action.DROP;
    KeyspaceDefinition keyspace = dropped ? found : wanted;
    String type =
        keyspace
            .table(change.owner())
            .flatMap(table -> table.column(change.name()))
            .map(ColumnDefinition::type)
            .orElse("");
    String which = dropped ? "the server does not take" : "once dropped, the server would not take";
    if (type.equals("counter")) {
      return which + " a counter again.";
    }
    List<String> types = keyspace.types().stream().map(TypeDefinition::name).toList();
    if (new CqlSource("CQL", type).tokens().stream().anyMatch(t -> types.contains(t.name()))) {
      return which + " a column of a user-defined type again.";
    }
    return views()
        .findFirst()
        .map(
            view ->
                "the table has the materialized view "
                    + CqlNames.plain(view.name())
                    + ", and under a view the server drops no column.")
        .orElse("the server cannot take it back.");
  }

  private Stream<TableDefinition> views() {
    return found.tables().stream()
        .filter(t -> t.view().filter(view -> view.base().equals(change.owner())).isPresent());
  }
}
