package dev.coodie.internal.plan;

import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChange.Action;
import dev.coodie.schema.change.SchemaChange.Subject;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps new types out of what is taken back where a field or column that uses them cannot be taken
 * back.
 */
final class UndoneTypes {
  private UndoneTypes() {}

  static List<SchemaChange> in(List<SchemaChange> changes, Catalog wanted) {
    Set<String> held = new HashSet<>();
    for (SchemaChange change : changes) {
      if (change.action() == Action.CREATE && change.undo().isEmpty()) {
        held.addAll(TypeReferences.names(type(change, wanted)));
      }
    }
    List<SchemaChange> result = new ArrayList<>();
    for (int i = changes.size() - 1; i >= 0; i--) { // a type comes after those it is made of
      SchemaChange change = changes.get(i);
      boolean stays =
          change.subject() == Subject.TYPE
              && change.action() == Action.CREATE
              && held.contains(change.name());
      result.add(stays ? withoutUndo(change) : change);
      TypeDefinition type = stays ? wanted.types.get(change.name()) : null;
      if (type != null) {
        type.fields().forEach(f -> held.addAll(TypeReferences.names(f.type())));
      }
    }
    Collections.reverse(result);
    return List.copyOf(result);
  }

  /** The type of a field or column that comes; empty for anything else. */
  private static String type(SchemaChange change, Catalog wanted) {
    TypeDefinition type = wanted.types.get(change.owner());
    TableDefinition table = wanted.tables.get(change.owner());
    if (change.subject() == Subject.FIELD && type != null) {
      return type.fields().stream()
          .filter(f -> f.name().equals(change.name()))
          .map(TypeDefinition.Field::type)
          .findFirst()
          .orElse("");
    }
    return change.subject() == Subject.COLUMN && table != null
        ? table.column(change.name()).map(ColumnDefinition::type).orElse("")
        : "";
  }

  private static SchemaChange withoutUndo(SchemaChange change) {
    return new SchemaChange(
        change.action(),
        change.subject(),
        change.keyspace(),
        change.owner(),
        change.name(),
        change.safety(),
        change.description(),
        change.statements(),
        List.of(),
        change.advice(),
        change.error());
  }
}
