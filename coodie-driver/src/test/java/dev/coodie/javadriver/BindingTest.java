package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.driver.internal.core.cql.EmptyColumnDefinitions;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.coodie.column.Converter;
import dev.coodie.column.ValueType;
import dev.coodie.driver.BatchKind;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.InvalidQueryException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BindingTest {
  private static final ByteBuffer ONE = ValueType.INT.encode(1);
  private static final StatementOptions OPTIONS =
      new StatementOptions(
          Consistency.LOCAL_QUORUM, Consistency.LOCAL_SERIAL, Duration.ofSeconds(3), "slow");

  @Test
  void cells_are_bound_as_they_are() {
    BoundStatement bound = bind(insert(ONE, CqlStatement.UNSET, null), prepared(3));

    assertThat(bound.getBytesUnsafe(0)).isSameAs(ONE);
    assertThat(bound.isSet(1)).isFalse();
    assertThat(bound.isNull(2)).isTrue();
  }

  @Test
  void a_value_of_another_type_is_refused_with_both_types_and_the_column() {
    Markers floats = Definitions.markers(List.of(DataTypes.INT, DataTypes.listOf(DataTypes.FLOAT)));
    ValueType<?> list = ValueType.list(ValueType.INT);
    CqlStatement given =
        CqlStatement.of(
            "INSERT …", new ByteBuffer[] {ONE, null}, new ValueType<?>[] {ValueType.INT, list});

    assertThatThrownBy(() -> Binding.bind(given, prepared(2), floats.fitting(given)))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessage(
            "Column \"c1\" of ks.t is list<float> on the server, but a value of list<int> is given"
                + " (they differ in element: int here, float there). Nothing was sent. Change the"
                + " property's type or the table; schema().plan(..) shows how they differ. Statement:"
                + " INSERT … [coodie-516]");
    assertThatThrownBy(() -> Binding.unprepared(given, floats)).hasMessageContaining("coodie-516");
  }

  @Test
  void types_are_compared_once() {
    Markers markers = ints(2);

    BoundTypes first = markers.fitting(insert(ONE, null));

    assertThat(markers.fitting(insert(null, ONE))).isSameAs(first);
    assertThat(markers.fitting(another())).isNotSameAs(first);
    assertThat(markers.fitting(insert(ONE, ONE))).isSameAs(first);
  }

  /** The same for the server, but with another object as the type. */
  private static CqlStatement another() {
    ValueType<Integer> same = ValueType.INT.converted(Integer.class, new Unchanged());
    return CqlStatement.of(
        "INSERT …", new ByteBuffer[] {ONE, ONE}, new ValueType<?>[] {ValueType.INT, same});
  }

  private static final class Unchanged implements Converter<Integer, Integer> {
    @Override
    public Integer toCql(Integer value) {
      return value;
    }

    @Override
    public Integer fromCql(Integer value) {
      return value;
    }
  }

  @Test
  void what_is_not_chosen_is_left_to_the_driver() {
    BoundStatement bound = bind(insert(ONE), prepared(1));

    assertThat(bound.getConsistencyLevel()).isNull();
    assertThat(bound.getSerialConsistencyLevel()).isNull();
    assertThat(bound.getTimeout()).isNull();
    assertThat(bound.getExecutionProfileName()).isNull();
    assertThat(bound.getPageSize()).isEqualTo(Integer.MIN_VALUE);
    assertThat(bound.getPagingState()).isNull();
  }

  @Test
  void options_reach_prepared_and_unprepared_statements() {
    ByteBuffer state = ByteBuffer.wrap(new byte[] {1, 2});
    CqlStatement statement =
        insert(ONE).withOptions(OPTIONS).withPageSize(7).withPagingState(state);

    BoundStatement bound = bind(statement, prepared(1));
    SimpleStatement simple = Binding.unprepared(statement, ints(1));

    for (Statement<?> sent : new Statement<?>[] {bound, simple}) {
      assertThat(sent.getConsistencyLevel()).isEqualTo(DefaultConsistencyLevel.LOCAL_QUORUM);
      assertThat(sent.getSerialConsistencyLevel()).isEqualTo(DefaultConsistencyLevel.LOCAL_SERIAL);
      assertThat(sent.getTimeout()).isEqualTo(Duration.ofSeconds(3));
      assertThat(sent.getExecutionProfileName()).isEqualTo("slow");
      assertThat(sent.getPageSize()).isEqualTo(7);
      assertThat(sent.getPagingState()).isEqualTo(state);
    }
  }

  @Test
  void idempotence_is_always_said() {
    assertThat(bind(insert(ONE).withIdempotent(true), prepared(1)).isIdempotent()).isTrue();
    assertThat(bind(insert(ONE).asConditional(), prepared(1)).isIdempotent()).isFalse();
    assertThat(Binding.unprepared(insert().withIdempotent(false), null).isIdempotent()).isFalse();
  }

  @Test
  void a_batch_has_its_statements_and_options() {
    CqlStatement save = insert(ONE, CqlStatement.UNSET).withIdempotent(true);
    List<CqlStatement> statements = List.of(save, insert().withIdempotent(true));
    CqlBatch batch = new CqlBatch(BatchKind.UNLOGGED, statements, OPTIONS, 1_234_567L);
    BoundStatement bound = bind(save, prepared(2));
    SimpleStatement simple = Binding.unprepared(insert(), null);

    BatchStatement sent = Binding.batch(batch, List.of(bound, simple));

    assertThat(sent).containsExactly(bound, simple);
    assertThat(sent.getBatchType()).isEqualTo(DefaultBatchType.UNLOGGED);
    assertThat(sent.getQueryTimestamp()).isEqualTo(1_234_567L);
    assertThat(sent.getConsistencyLevel()).isEqualTo(DefaultConsistencyLevel.LOCAL_QUORUM);
    assertThat(sent.getSerialConsistencyLevel()).isEqualTo(DefaultConsistencyLevel.LOCAL_SERIAL);
    assertThat(sent.getExecutionProfileName()).isEqualTo("slow");
    assertThat(sent.isIdempotent()).isTrue();
  }

  @Test
  void what_a_batch_does_not_choose_is_left_to_the_driver() {
    CqlBatch batch =
        new CqlBatch(BatchKind.COUNTER, List.of(insert()), StatementOptions.DEFAULT, null);

    BatchStatement sent = Binding.batch(batch, List.of(Binding.unprepared(insert(), null)));

    assertThat(sent.getQueryTimestamp()).isEqualTo(Statement.NO_DEFAULT_TIMESTAMP);
    assertThat(sent.getConsistencyLevel()).isNull();
    assertThat(sent.getSerialConsistencyLevel()).isNull();
    assertThat(sent.getExecutionProfileName()).isNull();
    assertThat(sent.isIdempotent()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_of_batch_is_one_of_the_driver(BatchKind kind) {
    assertThat(Binding.kind(kind)).hasToString(kind.name());
  }

  @ParameterizedTest
  @EnumSource
  void every_consistency_has_one_of_the_driver(Consistency consistency) {
    assertThat(Binding.level(consistency).name()).isEqualTo(consistency.name());
  }

  private static BoundStatement bind(CqlStatement statement, PreparedStatement prepared) {
    return Binding.bind(statement, prepared, ints(statement.size()).fitting(statement));
  }

  /** Markers for numbers. */
  private static Markers ints(int count) {
    return Definitions.markers(Collections.nCopies(count, DataTypes.INT));
  }

  private static CqlStatement insert(@Nullable ByteBuffer... cells) {
    ValueType<?>[] types = new ValueType<?>[cells.length];
    Arrays.fill(types, ValueType.INT);
    return CqlStatement.of("INSERT …", cells, types);
  }

  private static PreparedStatement prepared(int markers) {
    PreparedStatement[] self = new PreparedStatement[1];
    self[0] =
        Stubs.of(
            PreparedStatement.class,
            Map.of("boundStatementBuilder", a -> builder(self[0], markers)));
    return self[0];
  }

  private static BoundStatementBuilder builder(PreparedStatement prepared, int markers) {
    ByteBuffer[] values = new ByteBuffer[markers];
    Arrays.fill(values, ProtocolConstants.UNSET_VALUE);
    return new BoundStatementBuilder(
        prepared,
        EmptyColumnDefinitions.INSTANCE,
        values,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        null,
        false,
        Statement.NO_DEFAULT_TIMESTAMP,
        null,
        Integer.MIN_VALUE,
        null,
        null,
        null,
        CodecRegistry.DEFAULT,
        ProtocolVersion.DEFAULT);
  }
}
