package dev.coodie.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.StatementException;
import dev.coodie.schema.definition.ColumnDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Masks as the schema's tables tell them. */
class MasksTest {
  private final FakeServer server =
      new FakeServer()
          .with("system_schema.keyspaces", "replication", Map.of(), "durable_writes", true)
          .column("t.id int partition_key")
          .column("t.v text regular");

  @Test
  void a_column_has_its_mask() {
    server.with(
        "system_schema.column_masks",
        "table_name",
        "t",
        "column_name",
        "v",
        "function_keyspace",
        "system",
        "function_name",
        "mask_default",
        "function_argument_types",
        List.of());

    assertThat(columns()).extracting(ColumnDefinition::mask).containsExactly("", "DEFAULT");
  }

  @Test
  void a_server_without_masks_refuses_the_question_and_has_none() {
    server.failing = cql -> cql.contains("column_masks");
    server.failure = new StatementException("coodie-508", "It has no such table.", "SELECT", null);

    assertThat(columns()).noneMatch(ColumnDefinition::isMasked);
  }

  @Test
  void another_failure_is_no_answer() {
    server.failing = cql -> cql.contains("column_masks");
    server.failure = new StatementException("coodie-511", "It failed.", "SELECT", null);

    assertThatThrownBy(this::columns).hasMessageContaining("[coodie-511]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DEFAULT|system.mask_default()",
        "mask_inner(1, null)|MASK_INNER( 1,NULL )",
        "mask_replace('A b')|mask_replace( 'A b' )",
      })
  void two_spellings_are_one_mask(String one, String other) {
    assertThat(Masks.normalized(one)).isEqualTo(Masks.normalized(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DEFAULT|mask_null()",
        "mask_replace('a b')|mask_replace('ab')",
        "mask_replace('A')|mask_replace('a')",
      })
  void others_are_not(String one, String other) {
    assertThat(Masks.normalized(one)).isNotEqualTo(Masks.normalized(other));
  }

  private List<ColumnDefinition> columns() {
    return server.read().tables().get(0).columns();
  }
}
