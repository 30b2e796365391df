package dev.coodie.spark.internal.connect;

import java.io.Serializable;

/** A table's keyspace and name, as the server has them, unquoted. */
public record TableName(String keyspace, String table) implements Serializable {
  @Override
  public String toString() {
    return keyspace + "." + table;
  }
}
