package dev.coodie.spark.speed;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A job of Spark with two threads, through one source or another, with its defaults. */
final class SparkReads implements Reads {
  /** Something of each column, so that none is left out. */
  private static final String[] SUMS = {
    "sum(length(sensor))",
    "sum(length(event))",
    "sum(length(place))",
    "sum(length(unit))",
    "cast(sum(8 * measured) as bigint)",
    "sum(quality)",
    "sum(unix_millis(taken))",
    "sum(if(valid, 1, 0))",
    "sum(length(tags[2]))",
    "sum(length(labels['floor']))"
  };

  private final SparkSession session;
  private final Dataset<Row> table;
  private final ReadRows rows = new ReadRows();

  private SparkReads(SparkSession session, Dataset<Row> table) {
    this.session = session;
    this.table = table;
    session.sparkContext().addSparkListener(rows);
  }

  static Reads coodie(String[] at) {
    SparkSession session = session().getOrCreate();
    return new SparkReads(
        session,
        session
            .read()
            .format("coodie")
            .option("hosts", at[0] + ":" + at[1])
            .option("table", at[2] + "." + at[3])
            .options(others())
            .load());
  }

  /** Other options of the source than its defaults, to try them: {@code parallelism=4,parts=8}. */
  private static Map<String, String> others() {
    return Stream.of(System.getProperty("speed.options", "").split(","))
        .filter(each -> each.contains("="))
        .map(each -> each.split("=", 2))
        .collect(Collectors.toMap(each -> each[0], each -> each[1]));
  }

  /** Rows that are there already: what is left is Spark itself. */
  static Reads memory() {
    SparkSession session = session().getOrCreate();
    return new SparkReads(session, session.read().format(MemorySource.class.getName()).load());
  }

  static Reads connector(String[] at) {
    SparkSession session =
        session()
            .config("spark.cassandra.connection.host", at[0])
            .config("spark.cassandra.connection.port", at[1])
            .getOrCreate();
    return new SparkReads(
        session,
        session
            .read()
            .format("org.apache.spark.sql.cassandra")
            .option("keyspace", at[2])
            .option("table", at[3])
            .load());
  }

  /** With two threads. */
  static SparkSession.Builder session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("coodie bench")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        // One job for one reading.
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1");
  }

  @Override
  public String version() {
    return session.version();
  }

  @Override
  public Found read(String what) {
    return switch (what) {
      case "rows" -> {
        table.write().format("noop").mode("overwrite").save();
        yield new Found(rows.ofJob(), "");
      }
      case "sums" -> {
        Row found = table.selectExpr(SUMS).first();
        String sums =
            IntStream.range(0, SUMS.length)
                .mapToObj(i -> String.valueOf(found.get(i)))
                .collect(Collectors.joining(","));
        yield new Found(rows.ofJob(), sums);
      }
      default -> throw new IllegalArgumentException(what);
    };
  }

  @Override
  public void close() {
    session.stop();
  }

  /** How many rows the tasks of a job read, as Spark counts them. */
  private static final class ReadRows extends SparkListener {
    private final AtomicLong rows = new AtomicLong();
    private final Semaphore ended = new Semaphore(0);

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      rows.addAndGet(end.taskMetrics().inputMetrics().recordsRead());
    }

    @Override
    public void onJobEnd(SparkListenerJobEnd end) {
      ended.release();
    }

    long ofJob() {
      ended.acquireUninterruptibly();
      return rows.getAndSet(0);
    }
  }
}
