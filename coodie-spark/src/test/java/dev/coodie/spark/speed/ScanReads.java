package dev.coodie.spark.speed;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.column.ValueType;
import dev.coodie.driver.Row;
import dev.coodie.scan.Scan;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/** {@code scan().forEach} of one JVM, with its defaults. */
final class ScanReads implements Reads {
  private static final ValueType<List<String>> TAGS = ValueType.list(ValueType.TEXT);
  private static final ValueType<Map<String, String>> LABELS =
      ValueType.map(ValueType.TEXT, ValueType.TEXT);

  private final Coodie coodie;
  private final Scan<Row> scan;

  ScanReads(String[] at) {
    CoodieConfig config =
        CoodieConfig.defaults()
            .contactPoint(new InetSocketAddress(at[0], Integer.parseInt(at[1])))
            .localDatacenter("datacenter1");
    coodie = Coodie.connect(config);
    scan = coodie.scan(at[2], at[3]);
  }

  @Override
  public String version() {
    return "";
  }

  @Override
  public Found read(String what) {
    return switch (what) {
      case "rows" -> cells();
      case "sums" -> sums();
      default -> throw new IllegalArgumentException(what);
    };
  }

  /** Only takes each cell's bytes. */
  private Found cells() {
    LongAdder bytes = new LongAdder();
    long rows =
        scan.forEach(
                row -> {
                  long own = 0;
                  for (int i = 0; i < row.size(); i++) {
                    own += Objects.requireNonNull(row.bytes(i)).remaining();
                  }
                  bytes.add(own);
                })
            .rows();
    return new Found(bytes.sum() == 0 ? 0 : rows, "");
  }

  private Found sums() {
    LongAdder[] sums = new LongAdder[10];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = new LongAdder();
    }
    long rows = scan.forEach(row -> add(row, sums)).rows();
    StringBuilder text = new StringBuilder();
    for (LongAdder sum : sums) {
      text.append(text.isEmpty() ? "" : ",").append(sum.sum());
    }
    return new Found(rows, text.toString());
  }

  /** As {@link SparkReads#SUMS}. */
  private static void add(Row row, LongAdder[] sums) {
    sums[0].add(row.get("sensor", String.class).length());
    sums[1].add(row.get("event", UUID.class).toString().length());
    sums[2].add(row.get("place", String.class).length());
    sums[3].add(row.get("unit", String.class).length());
    sums[4].add((long) (8 * row.get("measured", Double.class)));
    sums[5].add(row.get("quality", Integer.class));
    sums[6].add(row.get("taken", Instant.class).toEpochMilli());
    sums[7].add(row.get("valid", Boolean.class) ? 1 : 0);
    sums[8].add(row.get("tags", TAGS).get(2).length());
    sums[9].add(row.get("labels", LABELS).get("floor").length());
  }

  @Override
  public void close() {
    coodie.close();
  }
}
