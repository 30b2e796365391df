package dev.coodie.internal.plan;

import dev.coodie.model.DocumentModel;
import dev.coodie.schema.definition.KeyspaceDefinition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What documents want of a keyspace.
 *
 * @param definition its types and tables
 * @param shared the tables of which some document is a part only, since other variants share them
 */
public record Wanted(KeyspaceDefinition definition, Set<String> shared) {
  /** Copies the set. */
  public Wanted {
    shared = Set.copyOf(shared);
  }

  /**
   * What these want together.
   *
   * @throws dev.coodie.error.SchemaException if they contradict each other
   */
  public static Wanted of(String keyspace, List<DocumentModel<?>> models) {
    return new Wanted(
        new KeyspaceDefinition(keyspace, UserTypes.of(models), WantedTables.of(keyspace, models)),
        parts(models));
  }

  private static Set<String> parts(List<DocumentModel<?>> models) {
    Set<String> whole =
        models.stream()
            .filter(m -> m.discriminator().isPresent() && m.discriminator().get().all())
            .map(DocumentModel::tableName)
            .collect(Collectors.toSet());
    return models.stream()
        .filter(m -> m.discriminator().isPresent() && !m.discriminator().get().all())
        .map(DocumentModel::tableName)
        .filter(table -> !whole.contains(table))
        .collect(Collectors.toSet());
  }
}
