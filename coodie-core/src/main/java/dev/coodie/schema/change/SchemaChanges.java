package dev.coodie.schema.change;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Differences, in the order in which they can be made. An immutable value. */
public final class SchemaChanges implements Iterable<SchemaChange> {
  private final List<SchemaChange> changes;
  private final List<String> warnings;

  /** Copies the list. */
  public SchemaChanges(List<SchemaChange> changes) {
    this(changes, List.of());
  }

  /** The same of changes that were made, with what the server warned of meanwhile. */
  public SchemaChanges(List<SchemaChange> changes, List<String> warnings) {
    this.changes = List.copyOf(changes);
    this.warnings = List.copyOf(warnings);
  }

  /** All of them. */
  public List<SchemaChange> list() {
    return changes;
  }

  /**
   * What the server warned of while these changes were made, each with its statement; empty for a
   * plan. A managed service may answer a statement that it ignores with nothing but a warning.
   */
  public List<String> warnings() {
    return warnings;
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

  /** The CQL that reverts all of them, the last change first. */
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

  /**
   * All of them for programs, ending with a line break. The form is stable: members may be added,
   * but none changes its meaning.
   *
   * <pre>{@code
   * {
   *   "changes": [
   *     {
   *       "action": "create" | "alter" | "drop",
   *       "subject": "keyspace" | "type" | "field" | "table" | "column" | "option" | "index" | "view",
   *       "keyspace": text, "owner": text, "name": text,
   *       "safety": "safe" | "destructive" | "impossible" | "noted",
   *       "description": text, "statements": [text, ..], "undo": [text, ..],
   *       "advice": text, "error": text
   *     }, ..
   *   ],
   *   "summary": {"safe": number, "destructive": number, "impossible": number, "noted": number},
   *   "warnings": [text, ..] if there are any
   * }
   * }</pre>
   *
   * Texts are never null; {@link SchemaChange} says what they mean.
   */
  public String json() {
    return ChangesJson.of(changes, warnings);
  }

  /**
   * For people: under each table a line for each change, which begins with {@code +} for what is
   * made, {@code ~} for what is altered, {@code -} for what is dropped, {@code !} for what cannot
   * be changed and {@code ·} for what stays as it is; advice is indented. A line counts, and a line
   * for each warning of the server follows.
   */
  @Override
  public String toString() {
    return ChangesText.of(changes, warnings);
  }
}
