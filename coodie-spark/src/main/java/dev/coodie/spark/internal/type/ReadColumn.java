package dev.coodie.spark.internal.type;

import dev.coodie.cql.CqlNames;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * A column of what is read.
 *
 * @param name in Spark
 * @param selector in CQL
 * @param type how its cells are values
 */
public record ReadColumn(String name, String selector, CellType type) {
  /** As a field of Spark; any can be null, as keys are that servers have without bytes. */
  StructField field() {
    return DataTypes.createStructField(name, type.dataType(), true);
  }

  /** What CQL selects, with the name of the column. */
  public String cql() {
    String quoted = CqlNames.quoted(name);
    return selector.equals(quoted) ? selector : selector + " AS " + quoted;
  }
}
