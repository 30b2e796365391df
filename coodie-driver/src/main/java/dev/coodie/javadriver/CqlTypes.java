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
import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Our types from the driver's. The protocol does not tell which are frozen, apart from those inside
 * others, which all are; nor what is in a custom type, which is read as a blob.
 */
final class CqlTypes {
  private static final Map<DataType, ValueType<?>> SCALARS =
      Map.ofEntries(
          Map.entry(DataTypes.ASCII, ValueType.ASCII),
          Map.entry(DataTypes.BIGINT, ValueType.BIGINT),
          Map.entry(DataTypes.BLOB, ValueType.BLOB),
          Map.entry(DataTypes.BOOLEAN, ValueType.BOOLEAN),
          Map.entry(DataTypes.COUNTER, ValueType.COUNTER),
          Map.entry(DataTypes.DATE, ValueType.DATE),
          Map.entry(DataTypes.DECIMAL, ValueType.DECIMAL),
          Map.entry(DataTypes.DOUBLE, ValueType.DOUBLE),
          Map.entry(DataTypes.DURATION, ValueType.DURATION),
          Map.entry(DataTypes.FLOAT, ValueType.FLOAT),
          Map.entry(DataTypes.INET, ValueType.INET),
          Map.entry(DataTypes.INT, ValueType.INT),
          Map.entry(DataTypes.SMALLINT, ValueType.SMALLINT),
          Map.entry(DataTypes.TEXT, ValueType.TEXT),
          Map.entry(DataTypes.TIME, ValueType.TIME),
          Map.entry(DataTypes.TIMESTAMP, ValueType.TIMESTAMP),
          Map.entry(DataTypes.TIMEUUID, ValueType.TIMEUUID),
          Map.entry(DataTypes.TINYINT, ValueType.TINYINT),
          Map.entry(DataTypes.UUID, ValueType.UUID),
          Map.entry(DataTypes.VARINT, ValueType.VARINT));

  private CqlTypes() {}

  static List<ValueType<?>> of(ColumnDefinitions definitions) {
    List<ValueType<?>> types = new ArrayList<>(definitions.size());
    for (ColumnDefinition column : definitions) {
      types.add(of(column.getType()));
    }
    return List.copyOf(types);
  }

  static ValueType<?> of(DataType type) {
    ValueType<?> scalar = SCALARS.get(type);
    if (scalar != null) {
      return scalar;
    }
    if (type instanceof ListType list) {
      return ValueType.list(of(list.getElementType()));
    }
    if (type instanceof SetType set) {
      return ValueType.set(of(set.getElementType()));
    }
    if (type instanceof MapType map) {
      return ValueType.map(of(map.getKeyType()), of(map.getValueType()));
    }
    if (type instanceof VectorType vector) {
      return vector.getElementType().equals(DataTypes.FLOAT)
          ? ValueType.floatVector(vector.getDimensions())
          : ValueType.vector(of(vector.getElementType()), vector.getDimensions());
    }
    if (type instanceof TupleType tuple) {
      return ValueType.dynamicTuple(
          tuple.getComponentTypes().stream().<ValueType<?>>map(CqlTypes::of).toList());
    }
    if (type instanceof UserDefinedType udt) {
      return udt(udt);
    }
    return ValueType.BLOB;
  }

  private static ValueType<?> udt(UserDefinedType udt) {
    List<UdtField<?, ?>> fields = new ArrayList<>(udt.getFieldTypes().size());
    for (int i = 0; i < udt.getFieldTypes().size(); i++) {
      fields.add(
          new UdtField<>(udt.getFieldNames().get(i).asInternal(), of(udt.getFieldTypes().get(i))));
    }
    return ValueType.dynamicUdt(udt.getName().asInternal(), fields);
  }
}
