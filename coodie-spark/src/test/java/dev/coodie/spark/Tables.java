package dev.coodie.spark;

import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.test.EmbeddedCoodieExtension;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tables of a test as Spark reads them. */
public final class Tables {
  private Tables() {}

  /** With its options, to which others can be added. */
  static DataFrameReader reader(EmbeddedCoodieExtension db, String table) {
    return LocalSpark.get()
        .session()
        .read()
        .format("coodie")
        .option("hosts", hosts(db.node()))
        .option("table", db.keyspace() + "." + table)
        .option("parts", 4);
  }

  /** The option {@code hosts} for a node. */
  public static String hosts(EmbeddedCassandra node) {
    return node.address() + ":" + node.port();
  }

  static Dataset<Row> read(EmbeddedCoodieExtension db, String table) {
    return reader(db, table).load();
  }
}
