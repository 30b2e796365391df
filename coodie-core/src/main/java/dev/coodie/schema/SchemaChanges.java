package dev.coodie.schema;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Differences, in the order in which they can be made. An immutable value. */
public final class SchemaChanges implements Iterable<SchemaChange> {
  private final List<SchemaChange> changes;

  /** Copies the list. */
  public SchemaChanges(List<SchemaChange> changes) {
    this.changes = List.copyOf(changes);
  }

  /** All of them. */
  public List<SchemaChange> list() {
    return changes;
  }

  /** Those of this kind. */
  public SchemaChanges of(Safety safety) {
    return new SchemaChanges(changes.stream().filter(c -> c.safety() == safety).toList());
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** The CQL of all of them, in order. */
  public List<String> statements() {
    return changes.stream().flatMap(c -> c.statements().stream()).toList();
  }

  /** The CQL that takes all of them back, the last change first. */
  public List<String> undo() {
    List<String> undo = new ArrayList<>();
    for (int i = changes.size() - 1; i >= 0; i--) {
      undo.addAll(changes.get(i).undo());
    }
    return List.copyOf(undo);
  }

  /** The statements, a line each, each with its semicolon. */
  public String cql() {
    return statements().stream().map(s -> s + ";\n").collect(Collectors.joining());
  }

  @Override
  public Iterator<SchemaChange> iterator() {
    return changes.iterator();
  }

  /** For people: a line for each change. */
  @Override
  public String toString() {
    return changes.isEmpty()
        ? "Nothing to do."
        : changes.stream().map(SchemaChange::description).collect(Collectors.joining("\n"));
  }
}
