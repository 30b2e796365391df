package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatementBuilder;
import com.datastax.oss.driver.api.core.cql.StatementBuilder;
import dev.coodie.driver.BatchKind;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.StatementOptions;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our statements as the driver's. */
final class Binding {
  private Binding() {}

  /**
   * The one door for values: those of other types than the server's never pass.
   *
   * @throws dev.coodie.error.InvalidQueryException if a type differs, or a value does not fit
   */
  // UNSET is one object; an equal buffer is an empty value.
  @SuppressWarnings("ReferenceEquality")
  static BoundStatement bind(CqlStatement statement, PreparedStatement prepared, BoundTypes types) {
    types.check(statement);
    boolean plain = types.plain();
    BoundStatementBuilder bound = prepared.boundStatementBuilder();
    for (int i = 0, size = statement.size(); i < size; i++) {
      ByteBuffer cell = plain ? statement.cell(i) : types.cell(statement, i);
      if (cell != CqlStatement.UNSET) {
        bound.setBytesUnsafe(i, cell);
      }
    }
    configure(bound, statement);
    return bound.build();
  }

  /**
   * The driver sends a buffer as it is, and the server takes it for what the marker needs; so that
   * the types are those of the same text when it is prepared.
   */
  static SimpleStatement unprepared(CqlStatement statement, @Nullable Markers markers) {
    SimpleStatementBuilder simple = SimpleStatement.builder(statement.text());
    if (markers != null) {
      BoundTypes types = markers.fitting(statement);
      types.check(statement);
      for (int i = 0; i < statement.size(); i++) {
        simple.addPositionalValue(types.cell(statement, i));
      }
    }
    configure(simple, statement);
    return simple.build();
  }

  /** Without a timestamp of its own it gets that of the driver, as every statement does. */
  static BatchStatement batch(CqlBatch batch, List<? extends BatchableStatement<?>> statements) {
    BatchStatementBuilder builder = BatchStatement.builder(kind(batch.kind()));
    for (BatchableStatement<?> statement : statements) {
      builder.addStatement(statement);
    }
    builder.setIdempotence(batch.idempotent());
    configure(builder, batch.options());
    if (batch.timestamp() != null) {
      builder.setQueryTimestamp(batch.timestamp());
    }
    return builder.build();
  }

  static BatchType kind(BatchKind kind) {
    return switch (kind) {
      case LOGGED -> DefaultBatchType.LOGGED;
      case UNLOGGED -> DefaultBatchType.UNLOGGED;
      case COUNTER -> DefaultBatchType.COUNTER;
    };
  }

  static ConsistencyLevel level(Consistency consistency) {
    return switch (consistency) {
      case ANY -> DefaultConsistencyLevel.ANY;
      case ONE -> DefaultConsistencyLevel.ONE;
      case TWO -> DefaultConsistencyLevel.TWO;
      case THREE -> DefaultConsistencyLevel.THREE;
      case QUORUM -> DefaultConsistencyLevel.QUORUM;
      case ALL -> DefaultConsistencyLevel.ALL;
      case LOCAL_QUORUM -> DefaultConsistencyLevel.LOCAL_QUORUM;
      case EACH_QUORUM -> DefaultConsistencyLevel.EACH_QUORUM;
      case SERIAL -> DefaultConsistencyLevel.SERIAL;
      case LOCAL_SERIAL -> DefaultConsistencyLevel.LOCAL_SERIAL;
      case LOCAL_ONE -> DefaultConsistencyLevel.LOCAL_ONE;
    };
  }

  private static void configure(StatementBuilder<?, ?> builder, CqlStatement statement) {
    builder.setIdempotence(statement.idempotent());
    if (statement.pageSize() > 0) {
      builder.setPageSize(statement.pageSize());
    }
    if (statement.pagingState() != null) {
      builder.setPagingState(statement.pagingState());
    }
    configure(builder, statement.options());
  }

  private static void configure(StatementBuilder<?, ?> builder, StatementOptions options) {
    if (options.consistency() != null) {
      builder.setConsistencyLevel(level(options.consistency()));
    }
    if (options.serialConsistency() != null) {
      builder.setSerialConsistencyLevel(level(options.serialConsistency()));
    }
    if (options.timeout() != null) {
      builder.setTimeout(options.timeout());
    }
    if (options.profile() != null) {
      builder.setExecutionProfileName(options.profile());
    }
    if (options.timestamp() != null) {
      builder.setQueryTimestamp(options.timestamp());
    }
    if (options.tracing()) {
      builder.setTracing(true);
    }
  }
}
