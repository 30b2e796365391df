package dev.coodie.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A comparison is fair when everybody does the same. */
class ContestantTest {
  @ParameterizedTest
  @EnumSource
  void everybody_reads_the_same_document(Entry entry) {
    Reading read = entry.make().read();

    assertThat(read).isEqualTo(Sample.reading());
  }

  @ParameterizedTest
  @EnumSource
  void everybody_writes_the_same_bytes(Entry entry) {
    Map<String, ByteBuffer> expected =
        Sample.cells((BoundStatement) Entry.DRIVER_IDIOMS.make().write());

    Map<String, ByteBuffer> written = written(entry.make().write());

    assertThat(written).hasSize(Sample.COLUMNS.size()).isEqualTo(expected);
  }

  @SuppressWarnings("unchecked") // the only other form
  private static Map<String, ByteBuffer> written(Object result) {
    return result instanceof BoundStatement statement
        ? Sample.cells(statement)
        : encoded((Map<CqlIdentifier, Object>) result);
  }

  private static Map<String, ByteBuffer> encoded(Map<CqlIdentifier, Object> values) {
    Map<String, ByteBuffer> cells = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          DataType type = Sample.COLUMNS.get(name.asInternal());
          TypeCodec<Object> codec = CodecRegistry.DEFAULT.codecFor(type, value);
          cells.put(name.asInternal(), codec.encode(value, ProtocolVersion.DEFAULT));
        });
    return cells;
  }
}
