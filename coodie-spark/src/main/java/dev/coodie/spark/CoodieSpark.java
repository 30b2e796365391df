package dev.coodie.spark;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.error.ConfigurationException;
import dev.coodie.scan.ScanPart;
import dev.coodie.spark.internal.connect.Connections;
import dev.coodie.spark.internal.connect.JobOption;
import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.connect.TableName;
import dev.coodie.spark.internal.document.DocumentOptions;
import dev.coodie.spark.internal.document.ReadingPart;
import dev.coodie.spark.internal.document.SavingPart;
import dev.coodie.spark.internal.type.TableShape;
import dev.coodie.spark.internal.write.WritableTable;
import dev.coodie.spark.internal.write.WriteSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Documents of a program's own classes in Spark, without an encoder of Spark: they are made in the
 * task that reads them. They need be {@link java.io.Serializable} only if they leave it, by {@code
 * collect()} or a shuffle.
 *
 * <p>The options are those of the format {@code coodie} that say where to connect, and some more;
 * Spark sends them to its executors as text.
 */
public final class CoodieSpark {
  private static final int PARTS_PER_CORE = 8;

  private CoodieSpark() {}

  /**
   * All documents of a table, read by parts of about the same size when they are needed. Each row
   * is read once, also when tasks are repeated.
   *
   * @param options {@code hosts} and others of the connection, {@code parts}, {@code page-size} and
   *     {@code parallelism}
   * @throws ConfigurationException if an option is wrong, or there is no such table
   */
  public static <D> JavaRDD<D> read(
      SparkSession spark, Map<String, String> options, Class<D> type) {
    JobOptions checked = DocumentOptions.ofReading(options);
    int cores = spark.sparkContext().defaultParallelism();
    int parts = checked.number(JobOption.PARTS, PARTS_PER_CORE * cores, ScanPart.MOST);
    try (Connections.Lease lease = Connections.lease(checked)) {
      List<String> texts =
          documents(lease.coodie(), type).scan().split(parts).stream()
              .map(ScanPart::toString)
              .toList();
      return JavaSparkContext.fromSparkContext(spark.sparkContext())
          .parallelize(texts, texts.size())
          .mapPartitions(new ReadingPart<>(checked, type));
    }
  }

  /**
   * Saves all documents, and waits until they are. All have the time at which this is called, so
   * that what a repeated task saves is there already, and what others write meanwhile wins. What is
   * null leaves its cell alone, unless the option {@code write-nulls} is {@code true}.
   *
   * @param options {@code hosts} and others of the connection, {@code write-nulls}, {@code
   *     using-timestamp}, {@code using-ttl} and {@code in-flight}
   * @return how many documents were saved
   * @throws ConfigurationException if an option is wrong, there is no such table, or the class has
   *     a version, which a repeated task would find changed by itself
   * @throws dev.coodie.error.UnauthorizedException if the role may not read or write the table
   */
  @CanIgnoreReturnValue
  public static <D> long write(JavaRDD<D> documents, Map<String, String> options, Class<D> type) {
    JobOptions checked = DocumentOptions.ofWriting(options);
    try (Connections.Lease lease = Connections.lease(checked)) {
      Documents<D> target = lease.coodie().documents(type);
      checkUnversioned(target);
      table(lease.coodie(), target).ifPresent(table -> WritableTable.check(lease.coodie(), table));
    }
    return documents
        .mapPartitions(new SavingPart<>(checked, WriteSettings.of(checked), type))
        .fold(0L, Long::sum);
  }

  /** Of a table that is there. */
  private static <D> Documents<D> documents(Coodie coodie, Class<D> type) {
    Documents<D> documents = coodie.documents(type);
    Optional<TableShape> unused = table(coodie, documents);
    return documents;
  }

  private static Optional<TableShape> table(Coodie coodie, Documents<?> documents) {
    return documents
        .model()
        .keyspace()
        .or(coodie::keyspace)
        .map(keyspace -> new TableName(keyspace, documents.model().tableName()))
        .map(name -> TableShape.read(coodie, name));
  }

  private static void checkUnversioned(Documents<?> documents) {
    if (documents.model().versionPosition() >= 0) {
      throw new ConfigurationException(
          "coodie-1491",
          documents.model().typeName()
              + " has a version, so that it is saved only if nobody else did. Spark repeats tasks,"
              + " and a repeated one would find what it saved itself. Save such documents without"
              + " Spark, or with a class for the same table that has no version.");
    }
  }
}
