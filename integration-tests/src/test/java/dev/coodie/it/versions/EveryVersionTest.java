package dev.coodie.it.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Counter;
import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.MaterializedView;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;
import dev.coodie.annotation.TableOption;
import dev.coodie.annotation.UserType;
import dev.coodie.annotation.Variant;
import dev.coodie.batch.Batch;
import dev.coodie.embedded.CassandraVersion;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.StatementException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A little of everything on each version of Cassandra that a node can be. */
class EveryVersionTest {
  @UserType
  record Halt(String street, int number) {}

  @Document(options = @TableOption(name = "gc_grace_seconds", value = "60"))
  record Ride(
      @PartitionKey int driver,
      @ClusteringKey int number,
      @StaticColumn @Nullable String car,
      @Nullable Halt from,
      @Frozen List<Halt> stops,
      @Indexed @Nullable String state,
      Set<String> tags,
      Map<String, Integer> distances) {}

  @MaterializedView(of = Ride.class)
  record RideByState(
      @PartitionKey String state, @ClusteringKey(0) int driver, @ClusteringKey(1) int number) {}

  @Document
  record Visits(@PartitionKey String page, @Counter long total) {}

  @Document
  @Discriminator(column = "kind")
  sealed interface Event permits Start, Ended {
    @PartitionKey
    int id();

    @ClusteringKey
    int at();
  }

  @Variant("start")
  record Start(int id, int at) implements Event {}

  sealed interface Ended extends Event permits Finish, Crash {}

  @Variant("finish")
  record Finish(int id, int at, @Nullable String where) implements Ended {}

  @Variant("crash")
  record Crash(int id, int at) implements Ended {}

  @ParameterizedTest
  @EnumSource
  void documents_live_on_it(CassandraVersion version) {
    String keyspace = "every_" + UUID.randomUUID().toString().replace("-", "");
    try (EmbeddedCassandra node = EmbeddedCassandra.builder().version(version).shared();
        Coodie coodie = node.coodie(keyspace)) {
      try {
        assertThat(
                coodie
                    .execute("SELECT release_version FROM system.local")
                    .get(0)
                    .get("release_version", String.class))
            .isEqualTo(version.release());
        plan(coodie);
        rows(coodie);
        counters(coodie);
        hierarchy(coodie, version);
      } finally {
        coodie.schema().dropKeyspace(keyspace);
      }
    }
  }

  private static void plan(Coodie coodie) {
    Class<?>[] documents = {Ride.class, RideByState.class, Visits.class, Event.class};
    coodie.schema().plan(documents).apply();

    assertThat(coodie.schema().exclusive().plan(documents).changes().list()).isEmpty();
  }

  private static void rows(Coodie coodie) {
    Documents<Ride> rides = coodie.documents(Ride.class);
    Halt home = new Halt("Long Street", 1);
    for (int i = 1; i <= 25; i++) {
      rides.save(
          new Ride(1, i, "red", home, List.of(home), "s" + i % 2, Set.of("t"), Map.of("m", i)));
    }

    assertThat(rides.get(EveryVersionTest_Ride_.key(1, 3)).distances()).isEqualTo(Map.of("m", 3));
    assertThat(rides.find(EveryVersionTest_Ride_.driver.eq(1)).pageSize(10).all()).hasSize(25);
    assertThat(rides.find(EveryVersionTest_Ride_.state.eq("s1")).all()).hasSize(13);
    assertThat(rides.insertIfNotExists(rides.get(EveryVersionTest_Ride_.key(1, 3))).applied())
        .isFalse();
    rides
        .at(EveryVersionTest_Ride_.key(1, 3))
        .update(EveryVersionTest_Ride_.tags.add("u"), EveryVersionTest_Ride_.distances.put("n", 1));
    assertThat(rides.get(EveryVersionTest_Ride_.key(1, 3)).tags()).containsExactly("t", "u");
    Ride before = rides.get(EveryVersionTest_Ride_.key(1, 4));
    rides.saveChanges(
        before, new Ride(1, 4, "red", null, List.of(), "s0", Set.of(), Map.of("m", 5)));
    assertThat(rides.get(EveryVersionTest_Ride_.key(1, 4)).distances()).isEqualTo(Map.of("m", 5));
    rides.ttl(Duration.ofHours(1)).save(before);
    coodie.execute(
        Batch.logged(
            rides.cql().save(before), rides.at(EveryVersionTest_Ride_.key(1, 5)).cql().delete()));
    assertThat(rides.scan().count()).isEqualTo(24);
    assertThat(
            coodie
                .views(RideByState.class)
                .find(EveryVersionTest_RideByState_.state.eq("s0"))
                .all())
        .hasSize(12);
  }

  private static void counters(Coodie coodie) {
    coodie
        .counters(Visits.class)
        .at(EveryVersionTest_Visits_.key("home"))
        .update(EveryVersionTest_Visits_.total.add(2));

    assertThat(coodie.counters(Visits.class).get(EveryVersionTest_Visits_.key("home")).total())
        .isEqualTo(2);
  }

  private static void hierarchy(Coodie coodie, CassandraVersion version) {
    Documents<Event> events = coodie.documents(Event.class);
    events.save(new Start(1, 1));
    events.save(new Finish(1, 2, "here"));
    events.save(new Crash(1, 3));

    assertThat(events.find(EveryVersionTest_Event_.id.eq(1)).all()).hasSize(3);
    var ended = coodie.documents(Ended.class).find(EveryVersionTest_Ended_.id.eq(1));
    if (version == CassandraVersion.V4_0) {
      assertThatThrownBy(ended::all)
          .isInstanceOf(StatementException.class)
          .hasMessageContaining("Cassandra has it from 4.1 on");
    } else {
      assertThat(ended.all()).containsExactly(new Finish(1, 2, "here"), new Crash(1, 3));
    }
  }
}
