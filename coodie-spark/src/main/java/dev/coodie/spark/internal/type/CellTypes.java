package dev.coodie.spark.internal.type;

import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlTypes;
import dev.coodie.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.MapType;

/** The types of Spark for those of CQL, such as Parquet has them. */
public final class CellTypes {
  /** Of counts of rows. */
  public static final CellType COUNT = BitsType.BIGINT;

  private CellTypes() {}

  /**
   * For the values of one type.
   *
   * @param what the column, for messages
   * @throws ConfigurationException if Spark cannot hold them
   */
  public static CellType of(String what, ValueType<?> type, TypeChoices choices) {
    List<ValueType<?>> arguments = type.arguments();
    if (arguments.isEmpty()) {
      return scalar(what, type, choices);
    }
    List<CellType> parts = new ArrayList<>();
    for (ValueType<?> argument : arguments) {
      parts.add(of(what, argument, choices));
    }
    if (type.isCollection()) {
      return Map.class.isAssignableFrom(type.javaType())
          ? map(what, type, parts)
          : PartsType.elements(parts.get(0));
    }
    if (CqlTypes.isVector(type.cql())) {
      return new VectorCells(parts.get(0), dimensions(type), width(arguments.get(0)));
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      names.add(type.udtName().isPresent() ? type.udtFields().get(i).name() : "field" + i);
    }
    return PartsType.fields(names, parts);
  }

  private static CellType map(String what, ValueType<?> type, List<CellType> parts) {
    if (parts.get(0).dataType().existsRecursively(part -> part instanceof MapType)) {
      throw new ConfigurationException(
          "coodie-1457",
          what
              + " is "
              + type.cql()
              + ", whose keys have maps inside, which Spark does not allow. Read other columns:"
              + " give their names in the option \"columns\".");
    }
    return PartsType.map(parts.get(0), parts.get(1));
  }

  private static CellType scalar(String what, ValueType<?> type, TypeChoices choices) {
    return switch (type.cql()) {
      case "text", "ascii", "varchar" -> BytesType.TEXT;
      case "blob" -> BytesType.BLOB;
      case "boolean" -> BitsType.BOOLEAN;
      case "tinyint" -> BitsType.TINYINT;
      case "smallint" -> BitsType.SMALLINT;
      case "int" -> BitsType.INT;
      case "bigint", "counter" -> BitsType.BIGINT;
      case "float" -> BitsType.FLOAT;
      case "double" -> BitsType.DOUBLE;
      case "date" -> BitsType.DATE;
      case "timestamp" -> BitsType.TIMESTAMP;
      case "time" -> choices.time() == null ? BitsType.TIME : BitsType.time(choices.time());
      case "uuid", "timeuuid" -> UuidText.UUID;
      case "decimal", "varint" -> decimal(type, choices);
      case "duration", "inet" -> new WrittenType(type);
      default ->
          throw new ConfigurationException(
              "coodie-1457",
              what
                  + " is "
                  + type.cql()
                  + ", which has no type in Spark. Read other columns: give their names in the option"
                  + " \"columns\".");
    };
  }

  private static CellType decimal(ValueType<?> type, TypeChoices choices) {
    boolean whole = type.cql().equals("varint");
    if (choices.precision() == 0) {
      return new WrittenType(type);
    }
    return new FixedDecimal(choices.precision(), whole ? 0 : choices.scale(), whole);
  }

  private static int dimensions(ValueType<?> vector) {
    String cql = vector.cql();
    return Integer.parseInt(cql.substring(cql.lastIndexOf(' ') + 1, cql.length() - 1));
  }

  /** The bytes of an element without its length; -1 if it has one, as some of one width have. */
  private static int width(ValueType<?> element) {
    if (CqlTypes.isVector(element.cql())) {
      int inner = width(element.arguments().get(0));
      return inner < 0 ? -1 : inner * dimensions(element);
    }
    return switch (element.cql()) {
      case "boolean" -> 1;
      case "int", "float" -> 4;
      case "bigint", "double", "timestamp" -> 8;
      case "uuid", "timeuuid" -> 16;
      default -> -1;
    };
  }
}
