package dev.coodie.internal.plan;

import dev.coodie.internal.table.Models;
import dev.coodie.internal.table.Session;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
import dev.coodie.model.DiscriminatorModel;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChanges;
import dev.coodie.schema.definition.KeyspaceDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds out what documents want, and what is missing for that. */
public final class Planner {
  private final Session session;
  private final Settings settings;
  private final ServerProbe probe;

  public Planner(Session session, Settings settings, ServerProbe probe) {
    this.session = session;
    this.settings = settings;
    this.probe = probe;
  }

  /** What these want, by keyspace, in the order in which they first name one. */
  public List<KeyspaceDefinition> wanted(Class<?>... documents) {
    return contents(documents).stream().map(Wanted::definition).toList();
  }

  /** The differences in all the keyspaces of these, one keyspace after another. */
  public CompletionStage<SchemaChanges> changes(boolean exclusive, Class<?>... documents) {
    CompletionStage<List<SchemaChange>> changes = CompletableFuture.completedFuture(List.of());
    for (Wanted wanted : contents(documents)) {
      changes =
          changes.thenCombine(
              SchemaDiff.of(session.runner(), probe, wanted, exclusive),
              (left, right) -> {
                List<SchemaChange> all = new ArrayList<>(left);
                all.addAll(right);
                return all;
              });
    }
    return changes.thenApply(SchemaChanges::new);
  }

  private List<Wanted> contents(Class<?>... documents) {
    Map<String, List<DocumentModel<?>>> byKeyspace = new LinkedHashMap<>();
    for (Class<?> document : documents) {
      DocumentModel<?> model = whole(Models.document(document));
      byKeyspace
          .computeIfAbsent(new Table<>(session, model).keyspace(settings), k -> new ArrayList<>())
          .add(model);
    }
    List<Wanted> contents = new ArrayList<>();
    byKeyspace.forEach((keyspace, models) -> contents.add(Wanted.of(keyspace, models)));
    return contents;
  }

  /** The model of the hierarchy that a variant belongs to, whose table is one; else the same. */
  private static DocumentModel<?> whole(DocumentModel<?> model) {
    return model.discriminator().map(DiscriminatorModel::all).orElse(true)
        ? model
        : Models.root(model).orElse(model);
  }
}
