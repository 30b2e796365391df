package dev.coodie.spark;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The Spark of this JVM, with two threads, which ends with it. */
public final class LocalSpark implements BeforeAllCallback {
  private static final LocalSpark ONLY = new LocalSpark();

  private LocalSpark() {}

  /** The only one. */
  public static LocalSpark get() {
    return ONLY;
  }

  /** Its session, started when it is first asked for. */
  public SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("coodie")
        .config("spark.ui.enabled", false)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", 2)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.warehouse.dir", Path.of("target", "warehouse").toUri().toString())
        .getOrCreate();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    session();
  }
}
