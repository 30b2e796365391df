package dev.coodie.it.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.annotation.IndexMethod;
import dev.coodie.it.ServerFeature;
import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChanges;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.Replication;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.test.EmbeddedCoodieExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What turns one keyspace into another, for some pairs, run by a real node. */
class RandomPairsOnNodeTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments();

  private static final int SEEDS =
      15; // from nothing, from what then is there, and back: three pairs each

  private final Schema schema = DB.coodie().schema();

  @Test
  void a_plan_makes_what_is_wanted_and_its_undo_takes_it_back() {
    int applied = 0;
    for (long seed = 0; applied < SEEDS; seed++) {
      String name = "Rp" + DB.keyspace().substring(0, 20) + seed;
      RandomKeyspaces random = new RandomKeyspaces(seed, name);
      KeyspaceDefinition from = random.any();
      KeyspaceDefinition to = random.grown(from, 25);
      if (!isServed(from)
          || !isServed(to)
          || !SchemaPlan.between(from, to).of(Safety.IMPOSSIBLE).isEmpty()) {
        continue;
      }
      applied++;
      schema.createKeyspace(name, Replication.simple(1));
      try {
        become(name, from);
        KeyspaceDefinition before = read(name);
        SchemaChanges changes = become(name, to);
        takeBack(name, changes, before);
        assertThat(SchemaPlan.between(read(name), to).isEmpty())
            .isEqualTo(changes.undo().isEmpty());
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("Seed " + seed + "\n" + from + "\n" + to, e);
      } finally {
        schema.dropKeyspace(name);
      }
    }
  }

  private static boolean isServed(KeyspaceDefinition keyspace) {
    return keyspace.tables().stream().allMatch(RandomPairsOnNodeTest::isServed);
  }

  private static boolean isServed(TableDefinition table) {
    boolean vectors = table.columns().stream().anyMatch(c -> c.type().startsWith("vector"));
    boolean sai = table.indexes().stream().anyMatch(i -> i.method() == IndexMethod.SAI);
    boolean masks = table.columns().stream().anyMatch(c -> !c.mask().isEmpty());
    return (!vectors || ServerFeature.VECTORS.isThere())
        && (!sai || ServerFeature.SAI.isThere())
        && (!masks || ServerFeature.MASKS.isThere());
  }

  private SchemaChanges become(String name, KeyspaceDefinition wanted) {
    SchemaChanges changes = SchemaPlan.between(read(name), wanted);
    schema.run(changes.statements().toArray(String[]::new));
    assertThat(SchemaPlan.between(read(name), wanted)).allMatch(c -> c.safety() == Safety.NOTED);
    return changes;
  }

  private void takeBack(String name, SchemaChanges changes, KeyspaceDefinition before) {
    schema.run(changes.undo().toArray(String[]::new));
    assertThat(SchemaPlan.between(read(name), before))
        .filteredOn(c -> c.safety() != Safety.NOTED)
        .allMatch(left -> changes.list().stream().anyMatch(c -> isNotUndone(c, left)));
  }

  private KeyspaceDefinition read(String name) {
    return schema.keyspace(name).read().orElseThrow();
  }

  private static boolean isNotUndone(SchemaChange change, SchemaChange left) {
    return change.undo().isEmpty()
        && change.subject() == left.subject()
        && change.owner().equals(left.owner())
        && change.name().equals(left.name());
  }
}
