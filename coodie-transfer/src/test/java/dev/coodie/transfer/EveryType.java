package dev.coodie.transfer;

import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.transfer.TransferTable.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table with columns of every type: partition key, clustering column, static ones, others. */
final class EveryType {
  static final ValueType<?> ADDRESS =
      ValueType.dynamicUdt(
          "address",
          List.of(
              new UdtField<>("street", ValueType.TEXT),
              new UdtField<>("Zip, \"Code\"", ValueType.INT),
              new UdtField<>("tags", ValueType.list(ValueType.TEXT).frozen())));
  static final ValueType<?> PERSON =
      ValueType.dynamicUdt(
          "person",
          List.of(
              new UdtField<>("name", ValueType.TEXT),
              new UdtField<>("home", ADDRESS.frozen()),
              new UdtField<>(
                  "marks", map(ValueType.INT, ValueType.set(ValueType.DOUBLE).frozen()).frozen())));
  private static final ValueType<?> PAIR =
      ValueType.dynamicTuple(List.of(ValueType.INT, ValueType.TEXT, ValueType.UUID));

  private EveryType() {}

  private static ValueType<?> map(ValueType<?> key, ValueType<?> value) {
    return ValueType.map(key, value);
  }

  /** Types of values by the names of their columns. */
  static Map<String, ValueType<?>> values() {
    Map<String, ValueType<?>> types = new LinkedHashMap<>();
    List<ValueType<?>> scalars =
        List.of(
            ValueType.ASCII,
            ValueType.BIGINT,
            ValueType.BLOB,
            ValueType.BOOLEAN,
            ValueType.DATE,
            ValueType.DECIMAL,
            ValueType.DOUBLE,
            ValueType.DURATION,
            ValueType.FLOAT,
            ValueType.INET,
            ValueType.INT,
            ValueType.SMALLINT,
            ValueType.TEXT,
            ValueType.TIME,
            ValueType.TIMESTAMP,
            ValueType.TIMEUUID,
            ValueType.TINYINT,
            ValueType.UUID,
            ValueType.VARINT);
    for (ValueType<?> scalar : scalars) {
      types.put("a_" + scalar.cql(), scalar);
      types.put("list_" + scalar.cql(), ValueType.list(scalar));
      types.put("vector_" + scalar.cql(), vector(scalar));
      if (scalar != ValueType.DURATION) {
        types.put("map_" + scalar.cql(), map(scalar, scalar));
      }
    }
    types.put("Some \"Name\", really", ValueType.set(ValueType.TEXT));
    types.put("frozen_set", ValueType.set(ValueType.BLOB).frozen());
    types.put(
        "frozen_list",
        ValueType.list(map(ValueType.DATE, ValueType.list(ValueType.DECIMAL))).frozen());
    types.put("tuple", PAIR);
    types.put("tuples", map(PAIR, ValueType.dynamicTuple(List.of(PAIR, ADDRESS))));
    types.put("by_person", map(PERSON, ValueType.set(PERSON)));
    types.put("person", PERSON);
    types.put("frozen_person", PERSON.frozen());
    types.put("vector_of_lists", ValueType.vector(ValueType.list(ValueType.INT), 2));
    return types;
  }

  private static ValueType<?> vector(ValueType<?> element) {
    return element == ValueType.FLOAT ? ValueType.floatVector(3) : ValueType.vector(element, 3);
  }

  static TransferTable table() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("p", "int", "partition_key", 0, ValueType.INT));
    columns.add(new Column("c", "text", "clustering", 0, ValueType.TEXT));
    columns.add(new Column("s", "text", "static", -1, ValueType.TEXT));
    columns.add(new Column("s_set", "set<int>", "static", -1, ValueType.set(ValueType.INT)));
    values()
        .forEach((name, type) -> columns.add(new Column(name, type.cql(), "regular", -1, type)));
    return new TransferTable("ks", "every", columns);
  }

  static List<String> ddl(String keyspace) {
    return List.of(
        type(keyspace, ADDRESS),
        type(keyspace, PERSON),
        "CREATE TABLE "
            + keyspace
            + ".every ("
            + table().columns().stream()
                .map(c -> c.quoted() + " " + c.text() + (c.isStatic() ? " static" : ""))
                .collect(Collectors.joining(", "))
            + ", PRIMARY KEY (p, c))");
  }

  private static String type(String keyspace, ValueType<?> type) {
    return "CREATE TYPE "
        + keyspace
        + "."
        + type.udtName().orElseThrow()
        + type.udtFields().stream()
            .map(f -> CqlNames.quoted(f.name()) + " " + f.type().cql())
            .collect(Collectors.joining(", ", " (", ")"));
  }
}
