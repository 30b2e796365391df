package dev.coodie.spark;

import dev.coodie.spark.internal.CoodieTable;
import dev.coodie.spark.internal.connect.JobOptions;
import java.util.Map;
import org.apache.spark.sql.connector.catalog.SessionConfigSupport;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The format {@code coodie} of Spark: {@code spark.read().format("coodie")}. Spark makes it; its
 * options are those of the command's connections, and of reading. What {@code
 * spark.datasource.coodie.NAME} says in the configuration of a session is the option {@code NAME}
 * of everything that does not give it.
 */
public final class CoodieSource implements TableProvider, DataSourceRegister, SessionConfigSupport {
  /** For Spark. */
  public CoodieSource() {}

  @Override
  public String shortName() {
    return "coodie";
  }

  @Override
  public String keyPrefix() {
    return "coodie";
  }

  /**
   * The columns that the table has now.
   *
   * @throws dev.coodie.error.ConfigurationException if an option is wrong or missing, or there is
   *     no such table
   */
  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return CoodieTable.open(JobOptions.of(options)).rows();
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return CoodieTable.open(JobOptions.of(properties));
  }
}
