package dev.coodie.spark.internal.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Rows of Spark as JSON, in the form that Spark's {@code from_json} reads with their schema: null
 * fields are left out, bytes are Base64, keys of maps are texts.
 */
final class RowJson {
  private static final long MICROS_OF_SECOND = 1_000_000;

  private RowJson() {}

  static void write(JsonGenerator json, StructType type, InternalRow row) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < type.size(); i++) {
      if (!row.isNullAt(i)) {
        json.writeFieldName(type.fields()[i].name());
        value(json, type.fields()[i].dataType(), row, i);
      }
    }
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, DataType type, SpecializedGetters in, int at)
      throws IOException {
    if (type instanceof StructType struct) {
      write(json, struct, in.getStruct(at, struct.size()));
    } else if (type instanceof ArrayType array) {
      elements(json, array.elementType(), in.getArray(at));
    } else if (type instanceof MapType map) {
      entries(json, map, in.getMap(at));
    } else if (type instanceof IntegerType) {
      json.writeNumber(in.getInt(at));
    } else if (type instanceof LongType) {
      json.writeNumber(in.getLong(at));
    } else if (type instanceof ShortType) {
      json.writeNumber(in.getShort(at));
    } else if (type instanceof ByteType) {
      json.writeNumber(in.getByte(at));
    } else if (type instanceof FloatType) {
      json.writeNumber(in.getFloat(at));
    } else if (type instanceof DoubleType) {
      json.writeNumber(in.getDouble(at));
    } else if (type instanceof DecimalType decimal) {
      json.writeNumber(in.getDecimal(at, decimal.precision(), decimal.scale()).toJavaBigDecimal());
    } else if (type instanceof BooleanType) {
      json.writeBoolean(in.getBoolean(at));
    } else if (type instanceof BinaryType) {
      json.writeBinary(in.getBinary(at));
    } else {
      json.writeString(text(type, in, at));
    }
  }

  private static String text(DataType type, SpecializedGetters in, int at) {
    if (type instanceof StringType) {
      return in.getUTF8String(at).toString();
    }
    if (type instanceof DateType) {
      return LocalDate.ofEpochDay(in.getInt(at)).toString();
    }
    if (type instanceof TimestampType) {
      return instant(in.getLong(at)).toString();
    }
    if (type instanceof TimestampNTZType) {
      return LocalDateTime.ofInstant(instant(in.getLong(at)), ZoneOffset.UTC).toString();
    }
    return TimeEncoders.isTime(type)
        ? LocalTime.ofNanoOfDay(in.getLong(at)).toString()
        : String.valueOf(in.get(at, type));
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS_OF_SECOND), Math.floorMod(micros, MICROS_OF_SECOND) * 1_000L);
  }

  private static void elements(JsonGenerator json, DataType type, ArrayData array)
      throws IOException {
    json.writeStartArray();
    for (int i = 0; i < array.numElements(); i++) {
      if (array.isNullAt(i)) {
        json.writeNull();
      } else {
        value(json, type, array, i);
      }
    }
    json.writeEndArray();
  }

  private static void entries(JsonGenerator json, MapType type, MapData map) throws IOException {
    ArrayData values = map.valueArray();
    json.writeStartObject();
    for (int i = 0; i < map.numElements(); i++) {
      json.writeFieldName(text(type.keyType(), map.keyArray(), i));
      if (values.isNullAt(i)) {
        json.writeNull();
      } else {
        value(json, type.valueType(), values, i);
      }
    }
    json.writeEndObject();
  }
}
