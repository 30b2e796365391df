package dev.coodie.migrations.write;

import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChange.Action;
import dev.coodie.schema.change.SchemaChange.Subject;
import dev.coodie.schema.change.SchemaChanges;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the text of a migration that turns a keyspace into what documents want, with what takes it
 * back. It names no keyspace, so it can run in any. A table whose key or types differ is recreated,
 * with its rows copied; see {@link TableRecipe}. Asks no server.
 */
public final class MigrationWriter {
  private static final Set<Subject> WHOLE = Set.of(Subject.TABLE, Subject.VIEW, Subject.TYPE);

  private final KeyspaceDefinition found;
  private final KeyspaceDefinition wanted;
  private final boolean exclusive;
  private final boolean destructive;

  private MigrationWriter(
      KeyspaceDefinition found, KeyspaceDefinition wanted, boolean exclusive, boolean destructive) {
    this.found = found;
    this.wanted = wanted;
    this.exclusive = exclusive;
    this.destructive = destructive;
  }

  /** From what a keyspace has to what it shall have. */
  public static MigrationWriter between(KeyspaceDefinition found, KeyspaceDefinition wanted) {
    return new MigrationWriter(found, wanted, false, false);
  }

  /** Also about tables, views and types that are not wanted. */
  public MigrationWriter exclusive() {
    return new MigrationWriter(found, wanted, true, destructive);
  }

  /** Also drops what is not wanted, and recreates tables; otherwise that is told in comments. */
  public MigrationWriter withDestructive() {
    return new MigrationWriter(found, wanted, exclusive, true);
  }

  /**
   * What differs. The same list as {@link SchemaPlan#between}, without what is not wanted as a
   * whole unless {@link #exclusive}.
   */
  public SchemaChanges changes() {
    return changes(found, wanted);
  }

  /**
   * The text of the file.
   *
   * @param description one line for people
   * @return empty if nothing differs that a migration could change
   */
  public Optional<String> text(String description) {
    Placeholder placeholder = Placeholder.notIn(found, wanted);
    KeyspaceDefinition from = placeholder.in(found);
    KeyspaceDefinition to = placeholder.in(wanted);
    SchemaChanges changes = changes(from, to);
    List<TableRecipe> recipes = recipes(from, to, changes);
    MigrationText text = new MigrationText(description);
    for (SchemaChange change : changes) {
      if (recipes.stream().noneMatch(recipe -> recipe.covers(change))) {
        add(text, change, Leftover.of(change, from, to));
      }
    }
    for (TableRecipe recipe : recipes) {
      Optional<String> obstacle = recipe.obstacle();
      if (obstacle.isPresent()) {
        text.note(
            "Cannot be done here: table "
                + recipe.table()
                + " would have to be recreated, but "
                + obstacle.get()
                + ". Write a migration in Java that fills another table or column.");
      } else if (destructive) {
        text.recipe(recipe.comments(), recipe.steps());
      } else {
        text.note(
            "Left out: table "
                + recipe.table()
                + " would have to be recreated and its rows copied. Write this migration again"
                + " with --allow-destructive to get the steps.");
      }
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(placeholder.outOf(text.toString()));
  }

  private void add(MigrationText text, SchemaChange change, Leftover leftover) {
    switch (change.safety()) {
      case SAFE -> text.change(change, false, leftover);
      case DESTRUCTIVE -> {
        if (destructive) {
          text.change(change, true, leftover);
        } else {
          text.note(
              "Left out, since it is destructive: " + change.description() + ". It would be:");
          change.statements().forEach(statement -> text.note("  " + statement + ";"));
        }
      }
      case IMPOSSIBLE ->
          text.note("Cannot be done here: " + change.description() + ". " + change.advice());
      case NOTED -> {}
    }
  }

  private List<TableRecipe> recipes(
      KeyspaceDefinition from, KeyspaceDefinition to, SchemaChanges changes) {
    Set<String> tables = new LinkedHashSet<>();
    for (SchemaChange change : changes.of(Safety.IMPOSSIBLE)) {
      if (change.subject() == Subject.TABLE || change.subject() == Subject.COLUMN) {
        tables.add(change.owner());
      }
    }
    List<TableRecipe> recipes = new ArrayList<>();
    for (String name : tables) {
      Optional<TableDefinition> before = table(from, name);
      Optional<TableDefinition> after = table(to, name);
      if (before.isPresent() && after.isPresent()) {
        recipes.add(new TableRecipe(from, to, before.get(), after.get()));
      }
    }
    return recipes;
  }

  private SchemaChanges changes(KeyspaceDefinition from, KeyspaceDefinition to) {
    return new SchemaChanges(
        SchemaPlan.between(from, to).list().stream()
            .filter(c -> exclusive || c.action() != Action.DROP || !WHOLE.contains(c.subject()))
            .toList());
  }

  /** A table that is no view. */
  private static Optional<TableDefinition> table(KeyspaceDefinition keyspace, String name) {
    return keyspace.tables().stream()
        .filter(table -> table.name().equals(name) && table.view().isEmpty())
        .findFirst();
  }
}
