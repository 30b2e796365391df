package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Similarity;
import dev.coodie.annotation.Vector;
import dev.coodie.annotation.VectorIndex;
import dev.coodie.batch.Batch;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What works without more, or is refused with what to do, where the server says less. */
@Needs({ServerFeature.VECTORS, ServerFeature.SAI})
class LastRefusalsTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Visit.class, Pass.class, Sense.class);

  /** Rows of several customers in one order. */
  @Document(table = "visits")
  record Visit(@PartitionKey String customer, @ClusteringKey int day) {}

  /** A row that ends by itself. */
  @Document(table = "passes", defaultTtl = 600)
  record Pass(@PartitionKey int id, @Nullable Integer value) {}

  /** A vector for each way to be near. */
  @Document(table = "senses")
  record Sense(
      @PartitionKey int id,
      @Vector(2) @VectorIndex float @Nullable [] angle,
      @Vector(2) @VectorIndex(similarity = Similarity.EUCLIDEAN) float @Nullable [] distance,
      @Vector(2) float @Nullable [] free) {}

  private final Coodie coodie = DB.coodie();

  @Test
  void rows_of_several_partitions_come_in_one_order_where_the_server_can() {
    Documents<Visit> visits = coodie.documents(Visit.class);
    for (int day = 0; day < 20; day++) {
      visits.save(new Visit("ann", day));
      visits.save(new Visit("bob", day));
    }
    var ordered =
        visits
            .find(LastRefusalsTest_Visit_.customer.in("ann", "bob", "nobody"))
            .orderBy(LastRefusalsTest_Visit_.day.desc());

    assertThat(ordered.limit(3).all()).extracting(Visit::day).containsExactly(19, 19, 18);
    assertThat(ordered.limit(40).stream()).hasSize(40);
    assertThat(ordered.limit(1_000).pageSize(1_000).all()).hasSize(40);
    assertThat(ordered.first()).map(Visit::day).contains(19);
    assertThat(ordered.limit(7).page().items()).hasSize(7);
    assertThat(ordered.exists()).isTrue();
    assertThat(ordered.count()).isEqualTo(40);
    List<ThrowingCallable> refused =
        List.of(
            ordered::all,
            ordered::stream,
            ordered::page,
            () -> ordered.pageSize(2).limit(3).all(),
            () -> ordered.limit(6_000).all());
    for (ThrowingCallable call : refused) {
      assertThatThrownBy(call)
          .hasMessageContaining("Visit is ordered over the partitions of in() on \"customer\"")
          .hasMessageEndingWith("[coodie-270]");
    }
  }

  @Test
  void a_row_can_be_saved_for_ever_where_the_table_has_a_default_ttl() {
    Documents<Pass> passes = coodie.documents(Pass.class);
    passes.save(new Pass(1, 1));
    passes.neverExpires().save(new Pass(2, 1));
    passes.neverExpires().bulk().saveAll(List.of(new Pass(3, 1)));
    coodie.execute(Batch.logged(passes.neverExpires().cql().save(new Pass(4, 1))));
    boolean inserted = passes.neverExpires().insertIfNotExists(new Pass(5, 1)).applied();
    passes.neverExpires().saveJson("{\"id\": 6, \"value\": 1}");
    passes
        .neverExpires()
        .at(LastRefusalsTest_Pass_.key(7))
        .update(LastRefusalsTest_Pass_.value.set(1));

    assertThat(inserted).isTrue();
    assertThat(ttl(1)).isPositive();
    for (int id = 2; id <= 7; id++) {
      assertThat(ttl(id)).as("id " + id).isNull();
    }
    assertThatThrownBy(() -> passes.ttl(Duration.ZERO))
        .hasMessageContaining("Use neverExpires() if that is meant")
        .hasMessageEndingWith("[coodie-289]");
  }

  private @Nullable Integer ttl(int id) {
    return coodie
        .execute("SELECT ttl(value) FROM passes WHERE id = ?", id)
        .get(0)
        .get(0, Integer.class);
  }

  @Test
  void an_empty_batch_sends_nothing() throws Exception {
    coodie.execute(Batch.logged());
    coodie.async().execute(Batch.unlogged(List.of())).toCompletableFuture().get();
    Batch.byPartition(List.of()).forEach(coodie::execute);

    assertThatThrownBy(() -> coodie.execute(Batch.conditional()).applied())
        .hasMessageEndingWith("[coodie-271]");
  }

  @Test
  void a_vector_that_an_index_cannot_hold_is_refused_before_it_is_sent() {
    Documents<Sense> senses = coodie.documents(Sense.class);
    float[] zero = {0, -0f};
    float[] one = {1, 0};
    float[] broken = {1, Float.NaN};

    senses.save(new Sense(1, one, zero, zero));
    senses.save(new Sense(2, null, null, broken));
    senses.at(LastRefusalsTest_Sense_.key(1)).update(LastRefusalsTest_Sense_.angle.set(null));
    List<ThrowingCallable> refused =
        List.of(
            () -> senses.save(new Sense(3, zero, null, null)),
            () -> senses.save(new Sense(3, null, broken, null)),
            () -> senses.save(new Sense(3, new float[] {Float.POSITIVE_INFINITY, 0}, null, null)),
            () -> senses.insertIfNotExists(new Sense(3, zero, null, null)).applied(),
            () ->
                senses
                    .at(LastRefusalsTest_Sense_.key(3))
                    .update(LastRefusalsTest_Sense_.angle.set(zero)),
            () -> senses.saveChanges(new Sense(1, one, null, null), new Sense(1, zero, null, null)),
            () -> senses.find().nearest(LastRefusalsTest_Sense_.angle, zero).limit(1).all());
    for (ThrowingCallable call : refused) {
      assertThatThrownBy(call)
          .hasMessageContaining("A vector for column")
          .hasMessageEndingWith("[coodie-269]");
    }
    assertThat(senses.find().nearest(LastRefusalsTest_Sense_.distance, zero).limit(1).all())
        .hasSize(1);
  }
}
