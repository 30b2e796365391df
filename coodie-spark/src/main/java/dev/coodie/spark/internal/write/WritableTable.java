package dev.coodie.spark.internal.write;

import dev.coodie.Coodie;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.Row;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.StatementException;
import dev.coodie.error.UnauthorizedException;
import dev.coodie.spark.internal.connect.TableName;
import dev.coodie.spark.internal.type.TableColumn;
import dev.coodie.spark.internal.type.TableShape;
import java.util.List;
import java.util.stream.Collectors;

/** Asks the server whether a job can write to a table, before any task starts. */
public final class WritableTable {
  private WritableTable() {}

  /**
   * Looks at what the table is and at what the role may do; writes nothing.
   *
   * @throws ConfigurationException if it is a view
   * @throws UnauthorizedException if the role may not write to it
   */
  public static void check(Coodie coodie, TableShape table) {
    checkNoView(coodie, table.name());
    checkMayWrite(coodie, table);
  }

  private static void checkNoView(Coodie coodie, TableName table) {
    List<Row> views =
        coodie.execute(
            "SELECT base_table_name FROM system_schema.views"
                + " WHERE keyspace_name = ? AND view_name = ?",
            table.keyspace(),
            table.table());
    if (!views.isEmpty()) {
      throw new ConfigurationException(
          "coodie-1525",
          table
              + " is a materialized view, which the server fills by itself. Write to the table that"
              + " it is of, "
              + table.keyspace()
              + "."
              + views.get(0).get(0, String.class)
              + ".");
    }
  }

  /** Deletes no partitions: the server looks at permissions first. */
  private static void checkMayWrite(Coodie coodie, TableShape table) {
    String none =
        table.partitionKey().stream()
            .map(TableColumn::name)
            .map(name -> CqlNames.quoted(name) + " IN ()")
            .collect(Collectors.joining(" AND "));
    try {
      List<Row> unused = coodie.execute("DELETE FROM " + table.cql() + " WHERE " + none);
    } catch (UnauthorizedException e) {
      throw e;
    } catch (StatementException e) {
      // A server that knows no empty IN tells it with the first row.
    }
  }
}
