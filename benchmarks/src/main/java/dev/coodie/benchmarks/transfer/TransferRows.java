package dev.coodie.benchmarks.transfer;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.coodie.benchmarks.BenchException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Rows of ten columns, the same each time, as a file and as they must be in the table.
 *
 * @param count how many
 * @param each so many in a partition, one after another
 */
record TransferRows(int count, int each) {
  static final String TABLE = "transferred";

  private static final String[] PLACES = {"Berlin", "Oslo", "Paris", "Zürich"};
  static final String COLUMNS = "sensor,seq,place,note,value,status,total,taken,ok,device";
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00.001Z");

  /** One row. */
  private record Values(
      String sensor,
      int seq,
      String place,
      String note,
      double value,
      int status,
      long total,
      Instant taken,
      boolean ok,
      UUID device) {
    static Values of(Row row) {
      return new Values(
          Objects.requireNonNull(row.getString(0)),
          row.getInt(1),
          Objects.requireNonNull(row.getString(2)),
          Objects.requireNonNull(row.getString(3)),
          row.getDouble(4),
          row.getInt(5),
          row.getLong(6),
          Objects.requireNonNull(row.getInstant(7)),
          row.getBoolean(8),
          Objects.requireNonNull(row.getUuid(9)));
    }

    String csv() {
      return sensor + "," + seq + "," + place + ",\"" + note + "\"," + value + "," + status + ","
          + total + "," + taken + "," + ok + "," + device;
    }

    /** Of which the sum over all rows tells whether they are the same, in any order. */
    long hash() {
      long hash = hashCode() * 0x9E3779B97F4A7C15L + total;
      return hash ^ device.getLeastSignificantBits();
    }
  }

  static void make(CqlSession session) {
    session.execute(
        "CREATE TABLE IF NOT EXISTS "
            + TABLE
            + " (sensor text, seq int, place text, note text, value double, status int, total bigint,"
            + " taken timestamp, ok boolean, device uuid, PRIMARY KEY (sensor, seq))");
  }

  private Values row(int n) {
    SplittableRandom random = new SplittableRandom(n);
    return new Values(
        String.format(Locale.ROOT, "sensor-%07d", n / each),
        n % each,
        PLACES[n % PLACES.length],
        "reading " + n + ", as the device sent it",
        random.nextInt(10_000_000) / 1e4,
        random.nextInt(1_000),
        random.nextLong(1L << 40),
        BEGIN.plusMillis(n * 1_037L),
        n % 3 != 0,
        new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | (1L << 63)));
  }

  void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(COLUMNS + "\r\n");
      for (int i = 0; i < count; i++) {
        out.write(row(i).csv() + "\r\n");
      }
    }
  }

  /** That the table has these rows and no others, so that nobody wins by losing some. */
  void check(CqlSession session, String who) {
    long rows = 0;
    long found = 0;
    for (Row row : session.execute("SELECT " + COLUMNS + " FROM " + TABLE)) {
      rows++;
      found += Values.of(row).hash();
    }
    long expected = 0;
    for (int i = 0; i < count; i++) {
      expected += row(i).hash();
    }
    if (rows != count || found != expected) {
      throw new BenchException(
          who
              + " wrote "
              + rows
              + " rows of "
              + count
              + (rows == count ? ", and some with other values" : "")
              + ".");
    }
  }
}
