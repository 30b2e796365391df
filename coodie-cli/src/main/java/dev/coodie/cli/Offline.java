package dev.coodie.cli;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.error.SchemaException;
import dev.coodie.schema.definition.KeyspaceDefinition;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Definitions of keyspaces. */
final class Offline {
  private Offline() {}

  /** What documents want; those that name no keyspace are in {@code keyspace}. */
  static List<KeyspaceDefinition> wanted(String keyspace, Class<?>[] documents) {
    try (Coodie nowhere =
        Coodie.of(
            statement ->
                CompletableFuture.failedFuture(new IllegalStateException("there is no server")),
            CoodieConfig.defaults().keyspace(keyspace))) {
      return nowhere.schema().wanted(documents);
    }
  }

  /** The keyspace of this name, or an empty one. */
  static KeyspaceDefinition named(String name, List<KeyspaceDefinition> found) {
    return found.stream()
        .filter(keyspace -> keyspace.name().equals(name))
        .findFirst()
        .orElseGet(() -> new KeyspaceDefinition(name, List.of(), List.of()));
  }

  /** The keyspace that is chosen, or the only one there is. */
  static String keyspace(Optional<String> chosen, List<KeyspaceDefinition> found) {
    return chosen
        .or(() -> found.stream().filter(k -> found.size() == 1).findFirst().map(k -> k.name()))
        .orElseThrow(
            () ->
                CliError.wrongUse(
                    "coodie-1125",
                    "The snapshot has "
                        + found.size()
                        + " keyspaces. Give --keyspace for the documents that name none."));
  }

  /** What the keyspace of the connection has. */
  static KeyspaceDefinition read(Coodie coodie) {
    return coodie
        .schema()
        .read()
        .orElseThrow(
            () ->
                new SchemaException(
                    "coodie-1126",
                    "There is no keyspace "
                        + coodie.keyspace().orElse("")
                        + ". Give one that exists with --keyspace."));
  }
}
