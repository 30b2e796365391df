package dev.coodie.spark.speed;

import dev.coodie.spark.CoodieSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The source of coodie-spark without Spark's engine: the readers of its partitions, two at once as
 * in {@link SparkReads}, are emptied by hand.
 */
final class SourceReads implements Reads {
  private static final int THREADS = 2;
  private static final UTF8String FLOOR = UTF8String.fromString("floor");

  /** Only tells how many cores there are. */
  private final SparkSession session = SparkReads.session().getOrCreate();

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final SupportsRead table;

  SourceReads(String[] at) {
    Map<String, String> options =
        Map.of("hosts", at[0] + ":" + at[1], "table", at[2] + "." + at[3]);
    table = (SupportsRead) new CoodieSource().getTable(new StructType(), new Transform[0], options);
  }

  @Override
  public String version() {
    return session.version();
  }

  /** What is done with a row. */
  private interface Use {
    void of(InternalRow row, LongAdder[] sums);
  }

  @Override
  public Found read(String what) {
    return switch (what) {
      case "rows" -> new Found(read(SourceReads::take, new LongAdder[] {new LongAdder()}), "");
      case "sums" -> {
        LongAdder[] sums = Stream.generate(LongAdder::new).limit(10).toArray(LongAdder[]::new);
        long rows = read(SourceReads::add, sums);
        yield new Found(
            rows, Stream.of(sums).map(LongAdder::toString).collect(Collectors.joining(",")));
      }
      default -> throw new IllegalArgumentException(what);
    };
  }

  private long read(Use use, LongAdder[] sums) {
    Batch batch = table.newScanBuilder(CaseInsensitiveStringMap.empty()).build().toBatch();
    PartitionReaderFactory factory = batch.createReaderFactory();
    List<Future<Long>> parts = new ArrayList<>();
    for (InputPartition part : batch.planInputPartitions()) {
      parts.add(threads.submit(() -> read(factory, part, use, sums)));
    }
    long rows = 0;
    try {
      for (Future<Long> part : parts) {
        rows += part.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  private static long read(
      PartitionReaderFactory factory, InputPartition part, Use use, LongAdder[] sums) {
    long rows = 0;
    try (PartitionReader<InternalRow> reader = factory.createReader(part)) {
      while (reader.next()) {
        use.of(reader.get(), sums);
        rows++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  // The columns: the key first, the others in the order of their names.
  private static final int SENSOR = 0;
  private static final int EVENT = 1;
  private static final int LABELS = 2;
  private static final int MEASURED = 3;
  private static final int PLACE = 4;
  private static final int QUALITY = 5;
  private static final int TAGS = 6;
  private static final int TAKEN = 7;
  private static final int UNIT = 8;
  private static final int VALID = 9;

  /** Takes the value of each column, as Spark does. */
  private static void take(InternalRow row, LongAdder[] sums) {
    long own = 0;
    own += text(row, SENSOR) + text(row, EVENT) + text(row, PLACE) + text(row, UNIT);
    own += row.isNullAt(LABELS) ? 0 : row.getMap(LABELS).numElements();
    own += row.isNullAt(MEASURED) ? 0 : (long) row.getDouble(MEASURED);
    own += row.isNullAt(QUALITY) ? 0 : row.getInt(QUALITY);
    own += row.isNullAt(TAGS) ? 0 : row.getArray(TAGS).numElements();
    own += row.isNullAt(TAKEN) ? 0 : row.getLong(TAKEN);
    own += row.isNullAt(VALID) ? 0 : row.getBoolean(VALID) ? 1 : 0;
    sums[0].add(own);
  }

  private static long text(InternalRow row, int column) {
    return row.isNullAt(column) ? 0 : row.getUTF8String(column).numBytes();
  }

  /** As {@link SparkReads#SUMS}; the texts are in ASCII. */
  private static void add(InternalRow row, LongAdder[] sums) {
    sums[0].add(text(row, SENSOR));
    sums[1].add(text(row, EVENT));
    sums[2].add(text(row, PLACE));
    sums[3].add(text(row, UNIT));
    sums[4].add((long) (8 * row.getDouble(MEASURED)));
    sums[5].add(row.getInt(QUALITY));
    sums[6].add(row.getLong(TAKEN) / 1_000);
    sums[7].add(row.getBoolean(VALID) ? 1 : 0);
    sums[8].add(row.getArray(TAGS).getUTF8String(2).numBytes());
    MapData labels = row.getMap(LABELS);
    for (int i = 0; i < labels.numElements(); i++) {
      if (labels.keyArray().getUTF8String(i).equals(FLOOR)) {
        sums[9].add(labels.valueArray().getUTF8String(i).numBytes());
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    session.stop();
  }
}
