package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TypedPreparationTest {
  private final List<SimpleStatement> sent = new ArrayList<>();
  private DataType type = DataTypes.INT;

  private final CqlSession session =
      Stubs.of(
          CqlSession.class,
          Map.of(
              "prepareAsync",
              arguments -> {
                sent.add((SimpleStatement) arguments[0]);
                return CompletableFuture.completedFuture(prepared(type));
              }));

  private static PreparedStatement prepared(DataType type) {
    return Stubs.of(
        PreparedStatement.class,
        Map.of(
            "getVariableDefinitions",
            none -> Definitions.of(List.of(type)),
            "getResultSetDefinitions",
            none -> Definitions.of(List.of())));
  }

  private static DataType address(String... fields) {
    UserDefinedTypeBuilder udt =
        new UserDefinedTypeBuilder(CqlIdentifier.fromCql("ks"), CqlIdentifier.fromCql("address"));
    for (String field : fields) {
      udt.withField(CqlIdentifier.fromCql(field), DataTypes.TEXT);
    }
    return DataTypes.listOf(udt.build());
  }

  @Test
  void what_is_executed_tells_the_types() {
    TypedPreparation.of(session, "INSERT ?").toCompletableFuture().join();

    assertThat(sent)
        .extracting(SimpleStatement::getQuery)
        .containsExactly(
            "INSERT ?", "INSERT ? /* types " + TypedPreparation.types(prepared(type)) + " */");
  }

  @Test
  void types_that_change_in_between_are_told_in_the_end() {
    CompletableFuture<PreparedStatement> first = new CompletableFuture<>();
    CqlSession changing =
        Stubs.of(
            CqlSession.class,
            Map.of(
                "prepareAsync",
                arguments -> {
                  sent.add((SimpleStatement) arguments[0]);
                  return sent.size() == 1
                      ? first
                      : CompletableFuture.completedFuture(prepared(DataTypes.TEXT));
                }));

    TypedPreparation.of(changing, "INSERT ?");
    first.complete(prepared(DataTypes.INT));

    assertThat(sent).hasSize(3);
    assertThat(sent.get(2).getQuery()).contains(TypedPreparation.types(prepared(DataTypes.TEXT)));
  }

  @Test
  void requests_are_equal_to_no_other_so_that_no_cache_answers_them() {
    TypedPreparation.of(session, "INSERT ?").toCompletableFuture().join();
    TypedPreparation.of(session, "INSERT ?").toCompletableFuture().join();

    assertThat(new HashSet<>(sent)).hasSize(4);
  }

  @Test
  void other_types_have_another_hash_also_inside_others() {
    assertThat(
            List.of(
                TypedPreparation.types(prepared(DataTypes.INT)),
                TypedPreparation.types(prepared(DataTypes.TEXT)),
                TypedPreparation.types(prepared(DataTypes.listOf(DataTypes.TEXT))),
                TypedPreparation.types(prepared(address("city"))),
                TypedPreparation.types(prepared(address("city", "zip"))),
                TypedPreparation.types(prepared(address("zip", "city")))))
        .doesNotHaveDuplicates();
    assertThat(TypedPreparation.types(prepared(address("city"))))
        .isEqualTo(TypedPreparation.types(prepared(address("city"))));
  }
}
