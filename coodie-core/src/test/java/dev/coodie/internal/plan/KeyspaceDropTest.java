package dev.coodie.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.OptionValue;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.ViewDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyspaceDropTest {
  private static TableDefinition table(String name, Map<String, String> options, String... base) {
    Map<String, OptionValue> values = new HashMap<>();
    options.forEach((option, value) -> values.put(option, new OptionValue(value, Map.of())));
    return new TableDefinition(
        name,
        List.of(),
        List.of(),
        0,
        values,
        List.of(base).stream().findFirst().map(of -> new ViewDefinition(of, "")));
  }

  @Test
  void transactional_tables_go_first_and_before_them_their_views() {
    KeyspaceDefinition found =
        new KeyspaceDefinition(
            "ks",
            List.of(),
            List.of(
                table("plain", Map.of()),
                table("off", Map.of("transactional_mode", "off")),
                table("whole", Map.of("transactional_mode", "full")),
                table("reads", Map.of("transactional_mode", "mixed_reads")),
                table(
                    "leaving",
                    Map.of("transactional_mode", "off", "transactional_migration_from", "full")),
                table(
                    "staying",
                    Map.of("transactional_mode", "off", "transactional_migration_from", "none")),
                table("of_whole", Map.of(), "whole"),
                table("of_plain", Map.of(), "plain")));

    assertThat(KeyspaceDrop.drops(found))
        .containsExactly(
            "DROP MATERIALIZED VIEW IF EXISTS ks.of_whole",
            "DROP TABLE IF EXISTS ks.whole",
            "DROP TABLE IF EXISTS ks.reads",
            "DROP TABLE IF EXISTS ks.leaving");
  }
}
