package dev.coodie.migrations.write;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small tables and types. */
final class Definitions {
  private Definitions() {}

  /** A table with the key {@code id} and a column {@code c} of this type. */
  static TableDefinition table(String name, String type) {
    return new TableDefinition(
        name,
        List.of(
            new ColumnDefinition("id", "int", ColumnKind.PARTITION_KEY, ClusteringOrder.ASC),
            new ColumnDefinition("c", type, ColumnKind.REGULAR, ClusteringOrder.ASC)),
        List.of(),
        0);
  }

  /** A type with a field for each of the other types, and one more. */
  static TypeDefinition type(String name, String... others) {
    List<TypeDefinition.Field> fields =
        new ArrayList<>(List.of(new TypeDefinition.Field("f", "int")));
    Arrays.stream(others)
        .forEach(o -> fields.add(new TypeDefinition.Field(o, "frozen<" + o + ">")));
    return new TypeDefinition(name, fields);
  }
}
