package dev.coodie.spark;

import dev.coodie.Coodie;
import dev.coodie.batch.Batch;
import dev.coodie.column.CqlDuration;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tables with a column of every type, rows with the values at the ends of their ranges, too. */
final class EveryType {
  private static final List<String> COLUMNS =
      List.of(
          "p int",
          "c timeuuid",
          "shared text static",
          "a ascii",
          "bi bigint",
          "bl blob",
          "bo boolean",
          "d date",
          "de decimal",
          "db double",
          "du duration",
          "f float",
          "ip inet",
          "i int",
          "si smallint",
          "t text",
          "tm time",
          "ts timestamp",
          "ti tinyint",
          "u uuid",
          "v varint",
          "l list<int>",
          "fl frozen<list<text>>",
          "se set<text>",
          "m map<text, frozen<list<bigint>>>",
          "tu tuple<int, text, decimal>",
          "home address",
          "fhome frozen<address>",
          "deep map<int, frozen<map<text, frozen<address>>>>",
          "vf vector<float, 3>",
          "vt vector<text, 2>");

  private static final int ROWS_OF_PARTITION = 4;
  private static final int IN_FLIGHT = 64;

  private EveryType() {}

  static void create(Coodie coodie, String table) {
    coodie.execute(
        "CREATE TYPE IF NOT EXISTS address"
            + " (street text, number int, tags frozen<set<text>>, since date, place"
            + " frozen<tuple<double, double>>)");
    coodie.execute(
        "CREATE TABLE " + table + " (" + String.join(", ", COLUMNS) + ", PRIMARY KEY (p, c))");
  }

  /** Four rows a partition. */
  static void fill(Coodie coodie, String table, int rows) throws InterruptedException {
    List<String> names = COLUMNS.stream().map(column -> column.split(" ")[0]).toList();
    String insert =
        "INSERT INTO "
            + table
            + " ("
            + String.join(", ", names)
            + ") VALUES ("
            + String.join(", ", Collections.nCopies(names.size(), "?"))
            + ")";
    Semaphore permits = new Semaphore(IN_FLIGHT);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    for (int first = 0; first < rows && failure.get() == null; first += ROWS_OF_PARTITION) {
      List<CqlStatement> partition = new ArrayList<>();
      for (int i = first; i < Math.min(first + ROWS_OF_PARTITION, rows); i++) {
        partition.add(coodie.cql(insert, values(i)));
      }
      permits.acquire();
      CompletionStage<?> unused =
          send(coodie, Batch.unlogged(partition), 5)
              .whenComplete(
                  (page, error) -> {
                    if (error != null) {
                      failure.set(error);
                    }
                    permits.release();
                  });
    }
    permits.acquire(IN_FLIGHT);
    if (failure.get() != null) {
      throw new IllegalStateException(failure.get());
    }
  }

  /** Again if it fails, since a million rows take long enough for a timeout. */
  private static CompletionStage<?> send(Coodie coodie, Batch batch, int times) {
    CompletionStage<Object> sent = coodie.async().execute(batch).thenApply(page -> batch);
    return times == 1 ? sent : sent.exceptionallyCompose(e -> again(coodie, batch, times - 1));
  }

  private static CompletionStage<Object> again(Coodie coodie, Batch batch, int times) {
    return send(coodie, batch, times).thenApply(any -> batch);
  }

  private static @Nullable Object[] values(int row) {
    SplittableRandom random = new SplittableRandom(row);
    long clock = 0x1000L | ((long) row << 32);
    List<@Nullable Object> values = new ArrayList<>();
    values.add(row / ROWS_OF_PARTITION);
    values.add(new UUID(clock, 0x8000000000000000L | row));
    values.add(row % ROWS_OF_PARTITION == 0 ? "partition " + row / ROWS_OF_PARTITION : null);
    List<Supplier<Object>> others =
        List.of(
            () -> "ascii" + random.nextInt(),
            () -> pick(random, Long.MIN_VALUE, Long.MAX_VALUE, 0L, random.nextLong()),
            () -> ByteBuffer.wrap(new byte[random.nextInt(20)]),
            random::nextBoolean,
            () -> day(random),
            () -> decimal(random),
            () -> pick(random, Double.NaN, -0.0, Double.NEGATIVE_INFINITY, random.nextDouble()),
            () -> duration(random),
            () -> pick(random, Float.NaN, -0f, Float.MIN_VALUE, (float) random.nextDouble()),
            () -> address(random),
            () -> pick(random, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, random.nextInt()),
            () -> (short) random.nextInt(),
            () -> text(random),
            () -> LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L)),
            () ->
                Instant.ofEpochMilli(
                    random.nextLong(-9_000_000_000_000_000L, 9_000_000_000_000_000L)),
            () -> (byte) random.nextInt(),
            () -> new UUID(random.nextLong(), random.nextLong()),
            () -> new BigInteger(1 + random.nextInt(200), new java.util.Random(row)).negate(),
            () -> List.of(random.nextInt(), 7, 7),
            () -> random.nextBoolean() ? List.of() : List.of(text(random), "", "x"),
            () -> Set.of("one", text(random) + "!"),
            () -> Map.of(text(random), List.of(random.nextLong(), 1L), "!", List.of()),
            () ->
                Arrays.asList(
                    random.nextInt(), random.nextBoolean() ? null : "part", decimal(random)),
            () -> home(random),
            () -> home(random),
            () -> Map.of(random.nextInt(), Map.of(text(random), home(random))),
            () -> new float[] {random.nextInt() / 3f, 1f, -0f},
            () -> List.of(text(random), ""));
    for (Supplier<Object> other : others) {
      values.add(random.nextInt(10) == 0 ? null : other.get());
    }
    return values.toArray();
  }

  @SafeVarargs
  private static <T> T pick(SplittableRandom random, T... values) {
    return values[random.nextInt(values.length)];
  }

  private static String text(SplittableRandom random) {
    return pick(
        random, "", "é ü 漢字 \uD83D\uDE00", "'\"\\\n\t", "text " + random.nextInt(1_000_000));
  }

  private static LocalDate day(SplittableRandom random) {
    return pick(
        random,
        LocalDate.ofEpochDay(Integer.MIN_VALUE),
        LocalDate.ofEpochDay(Integer.MAX_VALUE),
        LocalDate.ofEpochDay(random.nextInt(-100_000, 100_000)));
  }

  private static BigDecimal decimal(SplittableRandom random) {
    return pick(
        random,
        new BigDecimal("1.50"),
        new BigDecimal("-12345678901234567890123456789012345678901234567890.123456789"),
        BigDecimal.valueOf(random.nextLong(), random.nextInt(-30, 30)));
  }

  private static CqlDuration duration(SplittableRandom random) {
    return random.nextBoolean()
        ? new CqlDuration(random.nextInt(100), random.nextInt(1_000), random.nextLong(1L << 50))
        : new CqlDuration(-random.nextInt(100), -random.nextInt(1_000), -random.nextLong(1L << 50));
  }

  private static InetAddress address(SplittableRandom random) {
    try {
      byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
      Arrays.fill(bytes, (byte) random.nextInt());
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, @Nullable Object> home(SplittableRandom random) {
    Map<String, @Nullable Object> home = new LinkedHashMap<>();
    home.put("street", text(random));
    home.put("number", random.nextBoolean() ? null : random.nextInt());
    home.put("tags", new LinkedHashSet<>(List.of("b", "a" + random.nextInt(9))));
    home.put("place", Arrays.asList(random.nextDouble(), null));
    return home;
  }

  /** A number that differs if any byte of any row does, and how many rows there are. */
  static String digest(Coodie coodie, String keyspace, String table) {
    AtomicLong sum = new AtomicLong();
    long rows = coodie.scan(keyspace, table).forEach(row -> sum.addAndGet(hash(row))).rows();
    return rows + " rows, " + Long.toHexString(sum.get());
  }

  private static long hash(Row row) {
    long hash = 17;
    for (int i = 0; i < row.columns().size(); i++) {
      ByteBuffer cell = row.bytes(i);
      hash = mixed(hash * 31 + (cell == null ? -1 : cell.remaining()));
      for (int at = 0; cell != null && at < cell.remaining(); at++) {
        hash = mixed(hash * 31 + cell.get(cell.position() + at));
      }
    }
    return hash;
  }

  private static long mixed(long value) {
    long once = (value ^ (value >>> 32)) * 0x9E3779B97F4A7C15L;
    return once ^ (once >>> 29);
  }
}
