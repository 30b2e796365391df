package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Gives the cells of rows to Parquet. */
final class ParquetRows extends WriteSupport<Row> {
  /** Where a file keeps the CQL types of its columns, a line each: the type, a space, the name. */
  static final String TYPES = "coodie.types";

  /** Where it keeps a checksum of its schema. */
  static final String CHECKSUM = "coodie.schema";

  private final ResultColumns columns;
  private @Nullable RecordConsumer consumer;

  ParquetRows(ResultColumns columns) {
    this.columns = columns;
  }

  @Override
  @Deprecated
  public WriteContext init(Configuration configuration) {
    return context();
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return context();
  }

  private WriteContext context() {
    StringBuilder types = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      types.append(columns.type(i).cql()).append(' ').append(columns.name(i)).append('\n');
    }
    MessageType schema = ParquetSchemas.of(columns);
    return new WriteContext(
        schema, Map.of(TYPES, types.toString(), CHECKSUM, ParquetSchemas.checksum(schema)));
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(Row row) {
    RecordConsumer out = java.util.Objects.requireNonNull(consumer);
    out.startMessage();
    for (int i = 0; i < row.size(); i++) {
      field(out, row.columns().name(i), i, row.columns().type(i), row.bytes(i));
    }
    out.endMessage();
  }

  private static void field(
      RecordConsumer out, String name, int index, ValueType<?> type, @Nullable ByteBuffer cell) {
    if (cell != null) {
      out.startField(name, index);
      value(out, type, cell);
      out.endField(name, index);
    }
  }

  private static void value(RecordConsumer out, ValueType<?> type, ByteBuffer cell) {
    switch (Shape.of(type)) {
      case SCALAR -> scalar(out, type, cell);
      case ELEMENTS, VECTOR -> elements(out, type, Parts.split(type, cell));
      case MAP -> entries(out, type, Parts.split(type, cell));
      case TUPLE, UDT -> fields(out, type, Parts.split(type, cell));
    }
  }

  private static void elements(
      RecordConsumer out, ValueType<?> type, List<@Nullable ByteBuffer> parts) {
    out.startGroup();
    if (!parts.isEmpty()) {
      out.startField("list", 0);
      for (ByteBuffer part : parts) {
        out.startGroup();
        field(out, "element", 0, type.arguments().get(0), part);
        out.endGroup();
      }
      out.endField("list", 0);
    }
    out.endGroup();
  }

  private static void entries(
      RecordConsumer out, ValueType<?> type, List<@Nullable ByteBuffer> parts) {
    out.startGroup();
    if (!parts.isEmpty()) {
      out.startField("key_value", 0);
      for (int i = 0; i < parts.size(); i += 2) {
        out.startGroup();
        field(out, "key", 0, type.arguments().get(0), parts.get(i));
        field(out, "value", 1, type.arguments().get(1), parts.get(i + 1));
        out.endGroup();
      }
      out.endField("key_value", 0);
    }
    out.endGroup();
  }

  private static void fields(
      RecordConsumer out, ValueType<?> type, List<@Nullable ByteBuffer> parts) {
    out.startGroup();
    for (int i = 0; i < parts.size(); i++) {
      String name = type.udtFields().isEmpty() ? "field" + i : type.udtFields().get(i).name();
      field(out, name, i, type.arguments().get(i), parts.get(i));
    }
    out.endGroup();
  }

  private static void scalar(RecordConsumer out, ValueType<?> type, ByteBuffer cell) {
    Class<?> java = type.javaType();
    if (java == String.class || java == ByteBuffer.class) {
      out.addBinary(binary(cell));
      return;
    }
    if (!cell.hasRemaining() && !ParquetSchemas.isText(type)) {
      throw new BadValueException(
          "it has a " + type.cql() + " of no bytes, which Parquet cannot hold; JSON and CSV can");
    }
    ByteBuffer bytes = cell.duplicate();
    switch (type.cql()) {
      case "boolean" -> out.addBoolean(bytes.get() != 0);
      case "tinyint" -> out.addInteger(bytes.get());
      case "smallint" -> out.addInteger(bytes.getShort());
      case "int" -> out.addInteger(bytes.getInt());
      // The server counts days from the smallest date, Parquet from 1970.
      case "date" -> out.addInteger(bytes.getInt() ^ Integer.MIN_VALUE);
      case "bigint", "counter", "timestamp", "time" -> out.addLong(bytes.getLong());
      case "float" -> out.addFloat(bytes.getFloat());
      case "double" -> out.addDouble(bytes.getDouble());
      case "uuid", "timeuuid" -> out.addBinary(binary(cell));
      default -> out.addBinary(Binary.fromString(Scalars.text(type, cell)));
    }
  }

  private static Binary binary(ByteBuffer cell) {
    byte[] copy = new byte[cell.remaining()];
    cell.duplicate().get(copy);
    return Binary.fromConstantByteArray(copy);
  }
}
