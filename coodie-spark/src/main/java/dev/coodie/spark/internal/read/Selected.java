package dev.coodie.spark.internal.read;

import dev.coodie.driver.ResultColumns;
import dev.coodie.error.MappingException;
import dev.coodie.spark.internal.type.CellType;
import dev.coodie.spark.internal.type.CellTypes;
import dev.coodie.spark.internal.type.ReadColumn;
import dev.coodie.spark.internal.type.ReadColumns;
import dev.coodie.spark.internal.type.TableShape;
import dev.coodie.spark.internal.type.TypeChoices;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * What is selected of a table, as text that is sent to executors; they see the types of its columns
 * in its result.
 *
 * @param selectors in CQL, at least one, even if Spark wants no column and only counts rows
 */
record Selected(List<String> selectors, StructType schema, TypeChoices choices)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  static Selected of(TableShape table, ReadColumns columns) {
    List<String> selectors = columns.all().stream().map(ReadColumn::cql).toList();
    return new Selected(
        selectors.isEmpty() ? List.of(table.partitionKey().get(0).quoted()) : selectors,
        columns.schema(),
        columns.choices());
  }

  /**
   * The types of a result's cells.
   *
   * @throws MappingException if they are others than when the job was planned
   */
  CellType[] types(ResultColumns found) {
    CellType[] types = new CellType[schema.size()];
    for (int i = 0; i < types.length; i++) {
      String what = "Column \"" + found.name(i) + "\" of " + found.table();
      types[i] = CellTypes.of(what, found.type(i), choices);
      DataType planned = schema.fields()[i].dataType();
      if (!types[i].dataType().equals(planned)) {
        throw new MappingException(
            "coodie-1461",
            what
                + " was "
                + planned.simpleString()
                + " when the job was planned, and is "
                + found.type(i).cql()
                + " now. Load the table again.");
      }
    }
    return types;
  }
}
