package dev.coodie.transfer;

import dev.coodie.column.CqlType;
import dev.coodie.column.UdtField;
import dev.coodie.transfer.TransferTable.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table with columns of every type: partition key, clustering column, static ones, others. */
final class EveryType {
  static final CqlType<?> ADDRESS =
      CqlType.dynamicUdt(
          "address",
          List.of(
              new UdtField<>("street", CqlType.TEXT),
              new UdtField<>("Zip, \"Code\"", CqlType.INT),
              new UdtField<>("tags", CqlType.list(CqlType.TEXT).frozen())));
  static final CqlType<?> PERSON =
      CqlType.dynamicUdt(
          "person",
          List.of(
              new UdtField<>("name", CqlType.TEXT),
              new UdtField<>("home", ADDRESS.frozen()),
              new UdtField<>(
                  "marks", map(CqlType.INT, CqlType.set(CqlType.DOUBLE).frozen()).frozen())));
  private static final CqlType<?> PAIR =
      CqlType.dynamicTuple(List.of(CqlType.INT, CqlType.TEXT, CqlType.UUID));

  private EveryType() {}

  private static CqlType<?> map(CqlType<?> key, CqlType<?> value) {
    return CqlType.map(key, value);
  }

  /** Types of values by the names of their columns. */
  static Map<String, CqlType<?>> values() {
    Map<String, CqlType<?>> types = new LinkedHashMap<>();
    List<CqlType<?>> scalars =
        List.of(
            CqlType.ASCII,
            CqlType.BIGINT,
            CqlType.BLOB,
            CqlType.BOOLEAN,
            CqlType.DATE,
            CqlType.DECIMAL,
            CqlType.DOUBLE,
            CqlType.DURATION,
            CqlType.FLOAT,
            CqlType.INET,
            CqlType.INT,
            CqlType.SMALLINT,
            CqlType.TEXT,
            CqlType.TIME,
            CqlType.TIMESTAMP,
            CqlType.TIMEUUID,
            CqlType.TINYINT,
            CqlType.UUID,
            CqlType.VARINT);
    for (CqlType<?> scalar : scalars) {
      types.put("a_" + scalar.cql(), scalar);
      types.put("list_" + scalar.cql(), CqlType.list(scalar));
      types.put("vector_" + scalar.cql(), vector(scalar));
      if (scalar != CqlType.DURATION) {
        types.put("map_" + scalar.cql(), map(scalar, scalar));
      }
    }
    types.put("Some \"Name\", really", CqlType.set(CqlType.TEXT));
    types.put("frozen_set", CqlType.set(CqlType.BLOB).frozen());
    types.put(
        "frozen_list", CqlType.list(map(CqlType.DATE, CqlType.list(CqlType.DECIMAL))).frozen());
    types.put("tuple", PAIR);
    types.put("tuples", map(PAIR, CqlType.dynamicTuple(List.of(PAIR, ADDRESS))));
    types.put("by_person", map(PERSON, CqlType.set(PERSON)));
    types.put("person", PERSON);
    types.put("frozen_person", PERSON.frozen());
    types.put("vector_of_lists", CqlType.vector(CqlType.list(CqlType.INT), 2));
    return types;
  }

  private static CqlType<?> vector(CqlType<?> element) {
    return element == CqlType.FLOAT ? CqlType.floatVector(3) : CqlType.vector(element, 3);
  }

  static TransferTable table() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("p", "int", "partition_key", 0, CqlType.INT));
    columns.add(new Column("c", "text", "clustering", 0, CqlType.TEXT));
    columns.add(new Column("s", "text", "static", -1, CqlType.TEXT));
    columns.add(new Column("s_set", "set<int>", "static", -1, CqlType.set(CqlType.INT)));
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

  private static String type(String keyspace, CqlType<?> type) {
    return "CREATE TYPE "
        + keyspace
        + "."
        + type.udtName().orElseThrow()
        + type.udtFields().stream()
            .map(f -> Names.quoted(f.name()) + " " + f.type().cql())
            .collect(Collectors.joining(", ", " (", ")"));
  }
}
