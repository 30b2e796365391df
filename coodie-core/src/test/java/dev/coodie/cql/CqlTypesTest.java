package dev.coodie.cql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CqlTypesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ascii",
        "bigint",
        "blob",
        "boolean",
        "counter",
        "date",
        "decimal",
        "double",
        "duration",
        "empty",
        "float",
        "inet",
        "int",
        "smallint",
        "text",
        "time",
        "timestamp",
        "timeuuid",
        "tinyint",
        "uuid",
        "varchar",
        "varint",
        "frozen<list<int>>",
        "frozen<set<text>>",
        "frozen<map<text, frozen<list<int>>>>",
        "frozen<address>",
        "frozen<\"Address\">",
        "frozen<tuple<int, frozen<list<text>>>>",
        "tuple<int, text>",
        "vector<float, 3>",
        "vector<frozen<list<int>>, 2>",
        "vector<frozen<address>, 2>",
        "'org.apache.cassandra.db.marshal.LexicalUUIDType'",
        "'org.apache.cassandra.db.marshal.CompositeType(org.apache.cassandra.db.marshal.Int32Type)'",
        "'org.apache.cassandra.db.marshal.ReversedType(org.apache.cassandra.db.marshal.Int32Type)'"
      })
  void has_one_cell(String type) {
    assertThat(CqlTypes.hasSeveralCells(type)).isFalse();
    assertThat(CqlTypes.isOpenCollection(type)).isFalse();
    assertThat(CqlTypes.isOpenUserType(type)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list<int>",
        "list<frozen<address>>",
        "list<vector<float, 3>>",
        "set<text>",
        "set<frozen<tuple<int, text>>>",
        "map<text, int>",
        "map<frozen<list<int>>, frozen<map<int, text>>>"
      })
  void elements_of_a_collection_are_cells(String type) {
    assertThat(CqlTypes.hasSeveralCells(type)).isTrue();
    assertThat(CqlTypes.isOpenCollection(type)).isTrue();
    assertThat(CqlTypes.isOpenUserType(type)).isFalse();
    assertThat(CqlTypes.isOpenList(type)).isEqualTo(type.startsWith("list"));
    assertThat(CqlTypes.isOpenMap(type)).isEqualTo(type.startsWith("map"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"address", "\"Address\"", "\"int list\"", "\"a<b\"", "list_of_names", "lists"})
  void fields_of_a_user_defined_type_are_cells(String type) {
    assertThat(CqlTypes.hasSeveralCells(type)).isTrue();
    assertThat(CqlTypes.isOpenUserType(type)).isTrue();
    assertThat(CqlTypes.isOpenCollection(type)).isFalse();
  }
}
