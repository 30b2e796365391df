package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.internal.core.type.DefaultVectorType;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import dev.coodie.column.CqlDuration;
import dev.coodie.column.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CqlTypesTest {
  private static final UserDefinedType ADDRESS =
      new UserDefinedTypeBuilder("ks", "address")
          .withField(CqlIdentifier.fromInternal("Street"), DataTypes.TEXT)
          .withField(CqlIdentifier.fromInternal("zips"), DataTypes.frozenListOf(DataTypes.INT))
          .build();

  static Stream<Arguments> types() {
    return Stream.of(
        Arguments.of(DataTypes.ASCII, "ascii", String.class),
        Arguments.of(DataTypes.BIGINT, "bigint", Long.class),
        Arguments.of(DataTypes.BLOB, "blob", ByteBuffer.class),
        Arguments.of(DataTypes.BOOLEAN, "boolean", Boolean.class),
        Arguments.of(DataTypes.COUNTER, "counter", Long.class),
        Arguments.of(DataTypes.DATE, "date", LocalDate.class),
        Arguments.of(DataTypes.DECIMAL, "decimal", BigDecimal.class),
        Arguments.of(DataTypes.DOUBLE, "double", Double.class),
        Arguments.of(DataTypes.DURATION, "duration", CqlDuration.class),
        Arguments.of(DataTypes.FLOAT, "float", Float.class),
        Arguments.of(DataTypes.INET, "inet", InetAddress.class),
        Arguments.of(DataTypes.INT, "int", Integer.class),
        Arguments.of(DataTypes.SMALLINT, "smallint", Short.class),
        Arguments.of(DataTypes.TEXT, "text", String.class),
        Arguments.of(DataTypes.TIME, "time", LocalTime.class),
        Arguments.of(DataTypes.TIMESTAMP, "timestamp", Instant.class),
        Arguments.of(DataTypes.TIMEUUID, "timeuuid", UUID.class),
        Arguments.of(DataTypes.TINYINT, "tinyint", Byte.class),
        Arguments.of(DataTypes.UUID, "uuid", UUID.class),
        Arguments.of(DataTypes.VARINT, "varint", BigInteger.class),
        Arguments.of(DataTypes.listOf(DataTypes.TEXT), "list<text>", List.class),
        Arguments.of(
            DataTypes.setOf(DataTypes.frozenListOf(DataTypes.INT)),
            "set<frozen<list<int>>>",
            Set.class),
        Arguments.of(DataTypes.mapOf(DataTypes.TEXT, DataTypes.INT), "map<text, int>", Map.class),
        Arguments.of(
            DataTypes.tupleOf(DataTypes.TEXT, DataTypes.INT),
            "frozen<tuple<text, int>>",
            List.class),
        Arguments.of(ADDRESS, "address", Map.class),
        Arguments.of(DataTypes.listOf(ADDRESS.copy(true)), "list<frozen<address>>", List.class),
        Arguments.of(new DefaultVectorType(DataTypes.FLOAT, 3), "vector<float, 3>", float[].class),
        Arguments.of(new DefaultVectorType(DataTypes.TEXT, 2), "vector<text, 2>", List.class),
        Arguments.of(DataTypes.custom("com.example.Strange"), "blob", ByteBuffer.class));
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_type_of_the_driver_has_one_of_ours(DataType type, String cql, Class<?> javaType) {
    ValueType<?> converted = CqlTypes.of(type);

    assertThat(converted.cql()).isEqualTo(cql);
    assertThat(converted.javaType()).isEqualTo(javaType);
  }
}
