package dev.coodie.cql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CqlNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text | text",
        "set<text> | set<text>",
        "map<text, frozen<list<int>>> | map<text, frozen<list<int>>>",
        "vector<float, 3> | vector<float, 3>",
        "frozen<address> | frozen<address>",
        "frozen<\"address\"> | frozen<address>",
        "frozen<\"Address\"> | frozen<\"Address\">",
        "list<frozen<\"a \"\"b\"\"\">> | list<frozen<\"a \"\"b\"\"\">>",
        "frozen<true> | frozen<\"true\">",
        "map<text, frozen<json>> | map<text, frozen<\"json\">>",
        "frozen<\"set\"> | frozen<\"set\">",
        "'org.apache.cassandra.db.marshal.DynamicCompositeType(a=>b)' | 'org.apache.cassandra.db.marshal.DynamicCompositeType(a=>b)'",
      })
  void a_type_is_spelled_in_one_way(String printed, String spelled) {
    assertThat(CqlNames.type(printed)).isEqualTo(spelled);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max | max",
        "token | token",
        "maxwritetime | maxwritetime",
        "shop.discount | shop.discount",
        "shop.fromDollars | \"shop\".\"fromDollars\"",
        "shop.select | \"shop\".\"select\"",
        "true.f | \"true\".\"f\""
      })
  void a_function_is_quoted_if_a_part_must_be(String name, String cql) {
    assertThat(CqlNames.function(name)).isEqualTo(cql);
  }
}
