package dev.coodie.spark.speed;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A source of Spark with rows such as those of the table, one of which is in memory and given again
 * and again: what it takes is Spark's own.
 */
public final class MemorySource implements TableProvider {
  private static final int PARTS = 16;
  private static final int ROWS = Integer.getInteger("speed.rows", 1_000_000) / PARTS;
  private static final DataType TEXT = DataTypes.StringType;
  private static final StructType SCHEMA =
      new StructType()
          .add("sensor", TEXT)
          .add("event", TEXT)
          .add("labels", DataTypes.createMapType(TEXT, TEXT))
          .add("measured", DataTypes.DoubleType)
          .add("place", TEXT)
          .add("quality", DataTypes.IntegerType)
          .add("tags", DataTypes.createArrayType(TEXT))
          .add("taken", DataTypes.TimestampType)
          .add("unit", TEXT)
          .add("valid", DataTypes.BooleanType);

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return SCHEMA;
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new OneRow();
  }

  private static final class OneRow implements SupportsRead {
    @Override
    public String name() {
      return "one row";
    }

    @Override
    @Deprecated
    public StructType schema() {
      return SCHEMA;
    }

    @Override
    public Set<TableCapability> capabilities() {
      return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
      return new Reading();
    }
  }

  /** Columns that are not wanted are not given. */
  private static final class Reading
      implements SupportsPushDownRequiredColumns, Scan, Batch, PartitionReaderFactory {
    private static final long serialVersionUID = 1L;
    private StructType wanted = SCHEMA;

    @Override
    public void pruneColumns(StructType required) {
      wanted = required;
    }

    @Override
    public Scan build() {
      return this;
    }

    @Override
    public StructType readSchema() {
      return wanted;
    }

    @Override
    public Batch toBatch() {
      return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
      return IntStream.range(0, PARTS).mapToObj(Part::new).toArray(InputPartition[]::new);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
      return this;
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      InternalRow row = row(wanted);
      return new PartitionReader<>() {
        private int given;

        @Override
        public boolean next() {
          return given++ < ROWS;
        }

        @Override
        public InternalRow get() {
          return row;
        }

        @Override
        public void close() {}
      };
    }
  }

  private record Part(int number) implements InputPartition {}

  private static InternalRow row(StructType wanted) {
    Object[] values = new Object[wanted.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (wanted.fields()[i].name()) {
            case "sensor" -> text("bulk-1000000");
            case "event" -> text("0a1b2c3d-4e5f-4000-8c7d-000000000007");
            case "place" -> text("Conference room 107");
            case "unit" -> text("degrees Kelvin.");
            case "labels" ->
                new ArrayBasedMapData(texts("building", "floor"), texts("north", "third"));
            case "tags" -> texts("indoor", "calibrated", "battery7");
            case "measured" -> 0.875;
            case "quality" -> 7;
            case "taken" -> 1_795_356_000_007_000L;
            default -> true;
          };
    }
    return new GenericInternalRow(values);
  }

  private static GenericArrayData texts(String... texts) {
    Object[] values = new Object[texts.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = text(texts[i]);
    }
    return new GenericArrayData(values);
  }

  private static UTF8String text(String text) {
    return UTF8String.fromBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
