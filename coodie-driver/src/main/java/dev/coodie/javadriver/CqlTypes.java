package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import dev.coodie.column.CqlType;
import dev.coodie.column.UdtField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Our types from the driver's. The protocol does not tell which are frozen, apart from those inside
 * others, which all are; nor what is in a custom type, which is read as a blob.
 */
final class CqlTypes {
  private static final Map<DataType, CqlType<?>> SCALARS =
      Map.ofEntries(
          Map.entry(DataTypes.ASCII, CqlType.ASCII),
          Map.entry(DataTypes.BIGINT, CqlType.BIGINT),
          Map.entry(DataTypes.BLOB, CqlType.BLOB),
          Map.entry(DataTypes.BOOLEAN, CqlType.BOOLEAN),
          Map.entry(DataTypes.COUNTER, CqlType.COUNTER),
          Map.entry(DataTypes.DATE, CqlType.DATE),
          Map.entry(DataTypes.DECIMAL, CqlType.DECIMAL),
          Map.entry(DataTypes.DOUBLE, CqlType.DOUBLE),
          Map.entry(DataTypes.DURATION, CqlType.DURATION),
          Map.entry(DataTypes.FLOAT, CqlType.FLOAT),
          Map.entry(DataTypes.INET, CqlType.INET),
          Map.entry(DataTypes.INT, CqlType.INT),
          Map.entry(DataTypes.SMALLINT, CqlType.SMALLINT),
          Map.entry(DataTypes.TEXT, CqlType.TEXT),
          Map.entry(DataTypes.TIME, CqlType.TIME),
          Map.entry(DataTypes.TIMESTAMP, CqlType.TIMESTAMP),
          Map.entry(DataTypes.TIMEUUID, CqlType.TIMEUUID),
          Map.entry(DataTypes.TINYINT, CqlType.TINYINT),
          Map.entry(DataTypes.UUID, CqlType.UUID),
          Map.entry(DataTypes.VARINT, CqlType.VARINT));

  private CqlTypes() {}

  static List<CqlType<?>> of(ColumnDefinitions definitions) {
    List<CqlType<?>> types = new ArrayList<>(definitions.size());
    for (ColumnDefinition column : definitions) {
      types.add(of(column.getType()));
    }
    return List.copyOf(types);
  }

  static CqlType<?> of(DataType type) {
    CqlType<?> scalar = SCALARS.get(type);
    if (scalar != null) {
      return scalar;
    }
    if (type instanceof ListType list) {
      return CqlType.list(of(list.getElementType()));
    }
    if (type instanceof SetType set) {
      return CqlType.set(of(set.getElementType()));
    }
    if (type instanceof MapType map) {
      return CqlType.map(of(map.getKeyType()), of(map.getValueType()));
    }
    if (type instanceof VectorType vector) {
      return vector.getElementType().equals(DataTypes.FLOAT)
          ? CqlType.floatVector(vector.getDimensions())
          : CqlType.vector(of(vector.getElementType()), vector.getDimensions());
    }
    if (type instanceof TupleType tuple) {
      return CqlType.dynamicTuple(
          tuple.getComponentTypes().stream().<CqlType<?>>map(CqlTypes::of).toList());
    }
    if (type instanceof UserDefinedType udt) {
      return udt(udt);
    }
    return CqlType.BLOB;
  }

  private static CqlType<?> udt(UserDefinedType udt) {
    List<UdtField<?, ?>> fields = new ArrayList<>(udt.getFieldTypes().size());
    for (int i = 0; i < udt.getFieldTypes().size(); i++) {
      fields.add(
          new UdtField<>(udt.getFieldNames().get(i).asInternal(), of(udt.getFieldTypes().get(i))));
    }
    return CqlType.dynamicUdt(udt.getName().asInternal(), fields);
  }
}
