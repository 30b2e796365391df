package dev.coodie.internal.plan;

import dev.coodie.error.CoodieException;
import dev.coodie.internal.cql.Ddl;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.run.SchemaStatements;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.OptionValue;
import dev.coodie.schema.definition.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Drops a keyspace. Cassandra 6.0 refuses that while it has transactional tables, so they go first:
 * only then, and only after it was refused for this reason.
 */
public record KeyspaceDrop(Runner runner, SchemaStatements statements, String keyspace) {
  private static final String REFUSAL = "contains accord tables";

  public CompletionStage<@Nullable Void> run() {
    String drop = Ddl.dropKeyspace(keyspace);
    return statements.run(drop).exceptionallyCompose(error -> tablesFirst(drop, error));
  }

  private CompletionStage<@Nullable Void> tablesFirst(String drop, Throwable error) {
    Throwable cause = Runner.unwrap(error);
    if (!(cause instanceof CoodieException) || !String.valueOf(cause).contains(REFUSAL)) {
      return CompletableFuture.failedFuture(cause);
    }
    return LiveSchema.readWhole(runner, keyspace)
        .thenCompose(
            found -> {
              List<String> all = new ArrayList<>(found.map(KeyspaceDrop::drops).orElse(List.of()));
              all.add(drop);
              return statements.run(all);
            });
  }

  /** Views before the tables they are of. */
  static List<String> drops(KeyspaceDefinition found) {
    List<String> tables =
        found.tables().stream()
            .filter(table -> table.view().isEmpty() && isTransactional(table.options()))
            .map(TableDefinition::name)
            .toList();
    List<String> drops = new ArrayList<>();
    for (TableDefinition table : found.tables()) {
      table
          .view()
          .filter(view -> tables.contains(view.base()))
          .ifPresent(view -> drops.add(Ddl.drop(found.name(), table.name(), true)));
    }
    tables.forEach(table -> drops.add(Ddl.drop(found.name(), table, false)));
    return drops;
  }

  private static boolean isTransactional(Map<String, OptionValue> options) {
    return isOn(options.get("transactional_mode"), "off")
        || isOn(options.get("transactional_migration_from"), "none");
  }

  private static boolean isOn(@Nullable OptionValue value, String off) {
    return value != null && !value.text().equals(off);
  }
}
