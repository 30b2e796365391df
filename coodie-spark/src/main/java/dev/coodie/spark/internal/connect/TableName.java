package dev.coodie.spark.internal.connect;

/** A table's keyspace and name, as the server has them, unquoted. */
public record TableName(String keyspace, String table) {
  @Override
  public String toString() {
    return keyspace + "." + table;
  }
}
