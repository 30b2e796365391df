package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.LwtResult;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;
import dev.coodie.batch.Batch;
import dev.coodie.batch.BatchResult;
import dev.coodie.driver.CqlStatement;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The row of a rejected write has what the server read, and nothing that it left out. */
class RejectedRowsTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Line.class, Pair.class);

  /** A row with static columns beside its own. */
  @Document(table = "lines")
  record Line(
      @PartitionKey int id,
      @ClusteringKey int number,
      @StaticColumn @Nullable Integer first,
      @StaticColumn @Nullable Integer second,
      @Nullable Integer value,
      @Nullable Integer other) {}

  /** A row without static columns. */
  @Document(table = "pairs")
  record Pair(@PartitionKey int id, @ClusteringKey int number, @Nullable Integer value) {}

  private static final Line STORED = new Line(1, 1, 10, 20, 5, 6);

  private final Coodie coodie = DB.coodie();
  private final Documents<Line> lines = coodie.documents(Line.class);
  private final Documents<Pair> pairs = coodie.documents(Pair.class);

  @BeforeEach
  void one_row() {
    lines.truncate();
    pairs.truncate();
    lines.save(STORED);
    pairs.save(new Pair(1, 1, 5));
  }

  @Test
  void a_rejected_insert_tells_the_whole_row() {
    LwtResult<Line> full = lines.insertIfNotExists(new Line(1, 1, 1, 1, 1, 1));
    LwtResult<Line> bare = lines.insertIfNotExists(new Line(1, 1, null, null, null, null));

    assertThat(full.current()).contains(STORED);
    assertThat(bare.current()).contains(STORED);
    assertThat(bare.current(RejectedRowsTest_Line_.second)).contains(20);
  }

  @Test
  void conditions_tell_their_columns_alone() {
    LwtResult<Line> one =
        lines
            .at(RejectedRowsTest_Line_.key(1, 1))
            .onlyIf(RejectedRowsTest_Line_.value.eq(77), RejectedRowsTest_Line_.first.eq(10))
            .update(RejectedRowsTest_Line_.value.set(1));

    assertThat(one.applied()).isFalse();
    assertThat(one.current()).isEmpty();
    assertThat(one.current(RejectedRowsTest_Line_.value)).contains(5);
    assertThat(one.current(RejectedRowsTest_Line_.first)).contains(10);
  }

  /** Batches that are rejected; none tells a document that is not the stored one. */
  static Stream<List<CqlStatement>> batches() {
    Documents<Line> lines = DB.coodie().documents(Line.class);
    var row = lines.at(RejectedRowsTest_Line_.key(1, 1));
    var next = lines.at(RejectedRowsTest_Line_.key(1, 2));
    var partition = lines.at(RejectedRowsTest_Line_.partition(1));
    var value = RejectedRowsTest_Line_.value;
    var other = RejectedRowsTest_Line_.other;
    var first = RejectedRowsTest_Line_.first;
    var second = RejectedRowsTest_Line_.second;
    CqlStatement insert = lines.cql().insertIfNotExists(new Line(1, 1, 1, 1, 1, 1));
    CqlStatement raw =
        CqlStatement.of("INSERT INTO lines (id, number, value) VALUES (1, 1, 9) IF NOT EXISTS")
            .asConditional();
    return Stream.of(
        List.of(insert),
        List.of(insert, next.cql().update(value.set(1))),
        List.of(raw),
        List.of(raw, partition.cql().update(first.set(1))),
        List.of(next.ifExists().cql().update(value.set(1)), partition.cql().update(first.set(1))),
        List.of(
            next.ifExists().cql().update(value.set(1)), row.ifExists().cql().update(value.set(2))),
        List.of(next.ifExists().cql().delete(), row.ifExists().cql().update(value.set(2))),
        List.of(
            partition.ifExists().cql().update(first.set(1)),
            row.onlyIf(value.eq(77)).cql().update(value.set(1))),
        List.of(
            partition.onlyIf(first.eq(77)).cql().update(first.set(1)),
            next.cql().update(value.set(1))),
        List.of(partition.onlyIf(first.eq(77), second.eq(1)).cql().update(first.set(1))),
        List.of(row.onlyIf(value.eq(77)).cql().update(value.set(1))),
        List.of(row.onlyIf(value.eq(77), other.eq(6)).cql().update(value.set(1))),
        List.of(
            row.onlyIf(value.eq(77), other.eq(6), first.eq(10), second.eq(20))
                .cql()
                .update(value.set(1))),
        List.of(
            next.ifExists().cql().update(value.set(1), first.set(2)),
            row.ifExists().cql().update(value.set(2))),
        List.of(
            row.onlyIf(value.eq(77)).cql().update(first.set(1)),
            insert.isUnset(0) ? insert : row.cql().update(other.set(3))));
  }

  @ParameterizedTest
  @MethodSource("batches")
  void a_rejected_batch_tells_no_document_that_is_not_there(List<CqlStatement> statements) {
    BatchResult result = coodie.execute(Batch.conditional(statements));

    assertThat(result.applied()).isFalse();
    assertThat(result.current(lines)).allMatch(STORED::equals);
    assertThat(lines.find().all()).containsExactly(STORED);
  }

  @Test
  void batches_that_tell_all_columns_give_documents() {
    BatchResult inserted =
        coodie.execute(
            Batch.conditional(lines.cql().insertIfNotExists(new Line(1, 1, 1, 1, 1, 1))));
    BatchResult compared =
        coodie.execute(
            Batch.conditional(
                pairs
                    .at(RejectedRowsTest_Pair_.key(1, 1))
                    .onlyIf(RejectedRowsTest_Pair_.value.eq(77))
                    .cql()
                    .update(RejectedRowsTest_Pair_.value.set(1))));

    assertThat(inserted.current(lines)).containsExactly(STORED);
    assertThat(compared.current(pairs)).containsExactly(new Pair(1, 1, 5));
  }

  @Test
  void a_static_column_that_was_not_read_is_not_told_as_null() {
    Line only = new Line(2, 1, 10, null, 5, null);
    lines.save(only);

    LwtResult<Line> result =
        lines
            .at(RejectedRowsTest_Line_.key(2, 9))
            .ifExists()
            .update(RejectedRowsTest_Line_.value.set(1));

    assertThat(result.applied()).isFalse();
    assertThat(result.current()).isEmpty();
    assertThat(result.current(RejectedRowsTest_Line_.first)).isEmpty();
    assertThatThrownBy(
            () ->
                lines
                    .at(RejectedRowsTest_Line_.key(2, 1))
                    .onlyIf(RejectedRowsTest_Line_.value.eq(6))
                    .update(RejectedRowsTest_Line_.value.set(1))
                    .current(RejectedRowsTest_Line_.first))
        .hasMessageEndingWith("[coodie-261]");
  }
}
