package dev.coodie.internal.plan;

import static dev.coodie.internal.plan.Documents.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.column.Mapping;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import dev.coodie.error.SchemaException;
import dev.coodie.internal.plan.Documents.Thing;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.definition.TypeDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserTypesTest {
  private static final ValueType<?> INNER = udt("inner", ValueType.INT);

  private static ValueType<?> udt(String name, ValueType<?> field) {
    return ValueType.udt(
        Thing.class,
        name,
        List.of(new UdtField<>("f", field)),
        Mapping.of(cells -> new Thing(0), (thing, out) -> {}));
  }

  private static DocumentModel<Thing> with(ValueType<?> type) {
    return table("t", t -> t.column(PlainColumn.of(Thing.class, "c", type)));
  }

  static Stream<ValueType<?>> containers() {
    return Stream.of(
        udt("outer", INNER),
        udt("outer", ValueType.list(INNER)),
        udt("outer", ValueType.map(INNER, ValueType.INT)),
        udt("outer", ValueType.map(ValueType.INT, ValueType.set(INNER))),
        udt("outer", ValueType.vector(INNER, 2)),
        udt("outer", ValueType.dynamicTuple(List.of(ValueType.INT, INNER))));
  }

  @ParameterizedTest
  @MethodSource("containers")
  void a_type_inside_another_is_found_and_comes_first(ValueType<?> type) {
    assertThat(UserTypes.of(List.of(with(ValueType.list(type)))))
        .extracting(TypeDefinition::name)
        .containsExactly("inner", "outer");
  }

  @Test
  void one_type_with_different_fields_is_refused() {
    FakeServer server = new FakeServer();

    assertThat(server.plan(with(INNER), with(udt("inner", ValueType.INT)))).hasSize(2);
    assertThatThrownBy(() -> server.plan(with(INNER), with(udt("inner", ValueType.TEXT))))
        .isInstanceOf(SchemaException.class)
        .hasMessage(
            "The user-defined type \"inner\" is (f int) in Thing, but (f text) in Thing. Give both"
                + " the same fields in the same order, or one of them another name. [coodie-715]");
  }
}
