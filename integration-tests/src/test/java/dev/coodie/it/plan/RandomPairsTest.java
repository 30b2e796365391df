package dev.coodie.it.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChanges;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What turns one keyspace into another, for many pairs, run by an interpreter in memory. */
class RandomPairsTest {
  private static final int PAIRS = 10_000;

  private final Map<String, Integer> seen = new TreeMap<>();

  @Test
  void a_plan_makes_what_is_wanted_or_names_what_is_impossible() {
    for (long seed = 0; seed < PAIRS; seed++) {
      RandomKeyspaces random = new RandomKeyspaces(seed, "Ks");
      KeyspaceDefinition from = random.any();
      KeyspaceDefinition to = random.grown(from, seed % 2 == 0 ? 10 : 30);
      try {
        check(from, to);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "Seed " + seed + "\n" + from + "\n" + to + "\n" + SchemaPlan.between(from, to), e);
      }
    }
    assertThat(seen)
        .as("every kind of change was there many times")
        .allSatisfy((kind, count) -> assertThat(count).as(kind).isGreaterThan(30))
        .containsKeys(
            "CREATE TYPE SAFE",
            "CREATE FIELD SAFE",
            "CREATE TABLE SAFE",
            "CREATE COLUMN SAFE",
            "CREATE INDEX SAFE",
            "CREATE VIEW SAFE",
            "ALTER OPTION SAFE",
            "ALTER INDEX DESTRUCTIVE",
            "ALTER VIEW DESTRUCTIVE",
            "DROP COLUMN DESTRUCTIVE",
            "DROP INDEX DESTRUCTIVE",
            "DROP TABLE DESTRUCTIVE",
            "DROP TYPE DESTRUCTIVE",
            "DROP VIEW DESTRUCTIVE",
            "DROP FIELD NOTED",
            "DROP COLUMN NOTED",
            "ALTER COLUMN IMPOSSIBLE",
            "ALTER FIELD IMPOSSIBLE",
            "ALTER TABLE IMPOSSIBLE",
            "CREATE COLUMN IMPOSSIBLE",
            "applied",
            "refused");
  }

  private void check(KeyspaceDefinition from, KeyspaceDefinition to) {
    SchemaChanges changes = SchemaPlan.between(from, to);
    changes.forEach(c -> count(c.action() + " " + c.subject() + " " + c.safety()));
    SchemaChanges impossible = changes.of(Safety.IMPOSSIBLE);
    if (!impossible.isEmpty()) {
      assertThat(impossible).allSatisfy(change -> differs(change, from, to));
      count("refused");
      return;
    }
    count("applied");
    KeyspaceDefinition made = run(from, changes.statements());
    assertThat(SchemaPlan.between(made, to)).allMatch(c -> c.safety() == Safety.NOTED);

    KeyspaceDefinition undone = run(made, changes.undo());
    assertThat(SchemaPlan.between(undone, from))
        .filteredOn(c -> c.safety() != Safety.NOTED)
        .allMatch(left -> changes.list().stream().anyMatch(c -> isNotUndone(c, left)));
  }

  private void count(String what) {
    seen.merge(what, 1, Integer::sum);
  }

  private static KeyspaceDefinition run(KeyspaceDefinition start, List<String> statements) {
    DdlInterpreter server = new DdlInterpreter(start);
    statements.forEach(server::run);
    return server.definition();
  }

  /** Whether a difference that is left belongs to a change that said that it cannot be undone. */
  private static boolean isNotUndone(SchemaChange change, SchemaChange left) {
    return change.undo().isEmpty()
        && change.subject() == left.subject()
        && change.owner().equals(left.owner())
        && change.name().equals(left.name());
  }

  /** That what is called impossible is otherwise than wanted in a way that no server can change. */
  private static void differs(SchemaChange change, KeyspaceDefinition from, KeyspaceDefinition to) {
    assertThat(change.advice()).isNotEmpty();
    Optional<TableDefinition> now = from.table(change.owner());
    Optional<TableDefinition> then = to.table(change.owner());
    switch (change.error()) {
      case "coodie-703" -> {
        if (change.subject() == SchemaChange.Subject.FIELD) {
          assertThat(field(from, change)).isPresent().isNotEqualTo(field(to, change));
        } else {
          ColumnDefinition old = now.orElseThrow().column(change.name()).orElseThrow();
          assertThat(then.orElseThrow().column(change.name()))
              .isPresent()
              .isNotEqualTo(Optional.of(old));
        }
      }
      case "coodie-704" ->
          assertThat(now.orElseThrow().key()).isNotEqualTo(then.orElseThrow().key());
      case "coodie-719" ->
          assertThat(hasCounters(now.orElseThrow())).isNotEqualTo(hasCounters(then.orElseThrow()));
      default -> throw new AssertionError("Unexpected: " + change);
    }
  }

  private static boolean hasCounters(TableDefinition table) {
    return table.columns().stream().anyMatch(c -> c.type().equals("counter"));
  }

  private static Optional<String> field(KeyspaceDefinition keyspace, SchemaChange change) {
    return keyspace.types().stream()
        .filter(t -> t.name().equals(change.owner()))
        .flatMap(t -> t.fields().stream())
        .filter(f -> f.name().equals(change.name()))
        .map(TypeDefinition.Field::type)
        .findFirst();
  }
}
