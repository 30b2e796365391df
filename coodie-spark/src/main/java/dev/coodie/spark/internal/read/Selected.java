package dev.coodie.spark.internal.read;

import dev.coodie.Coodie;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import dev.coodie.error.MappingException;
import dev.coodie.scan.Scan;
import dev.coodie.spark.internal.connect.JobOption;
import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.connect.TableName;
import dev.coodie.spark.internal.type.CellType;
import dev.coodie.spark.internal.type.CellTypes;
import dev.coodie.spark.internal.type.ReadColumn;
import dev.coodie.spark.internal.type.ReadColumns;
import dev.coodie.spark.internal.type.TableColumn;
import dev.coodie.spark.internal.type.TableShape;
import dev.coodie.spark.internal.type.TypeChoices;
import java.io.Serializable;
import java.util.ArrayList;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * What is selected of a table, as text that is sent to executors; they see the types of its columns
 * in its result.
 *
 * @param selectors in CQL, at least one, even if Spark wants no column and only counts rows
 * @param limit the most rows of a task
 * @param aggregated whether a row is of many
 */
record Selected(
    TableName table,
    ArrayList<String> selectors,
    StructType schema,
    TypeChoices choices,
    Conditions conditions,
    int limit,
    boolean aggregated)
    implements Serializable {
  private static final int PAGE_SIZE = 1_000;
  private static final int MOST_PARALLELISM = 1_024;

  static Selected of(
      TableShape table, ReadColumns columns, Conditions conditions, int limit, boolean aggregated) {
    ArrayList<String> selectors = new ArrayList<>();
    columns.all().stream().map(ReadColumn::cql).forEach(selectors::add);
    if (selectors.isEmpty()) {
      selectors.add(table.partitionKey().get(0).quoted());
    }
    // The server refuses conditions for rows if only static columns are selected.
    if (!conditions.isEmpty() && table.columns().stream().anyMatch(TableColumn::isStatic)) {
      selectors.add(table.clustering().get(0).quoted());
    }
    return new Selected(
        table.name(),
        selectors,
        columns.schema(),
        columns.choices(),
        conditions,
        limit,
        aggregated);
  }

  /** All of it, by ranges of tokens. */
  Scan<Row> scan(Coodie coodie) {
    String[] all = selectors.toArray(new String[0]);
    return conditions.isEmpty()
        ? coodie.scan(table.keyspace(), table.table(), all)
        : coodie.scan(table.keyspace(), table.table(), conditions.after(""), all);
  }

  /** What of it one partition has. */
  CqlStatement select(Conditions key) {
    return key.and(conditions)
        .after(
            "SELECT "
                + String.join(", ", selectors)
                + " FROM "
                + CqlNames.table(table.keyspace(), table.table())
                + " WHERE ");
  }

  /** How much of it a task asks for at once, {@code otherwise} unless an option says it. */
  static int parallelism(JobOptions options, int otherwise) {
    return options.number(JobOption.PARALLELISM, otherwise, MOST_PARALLELISM);
  }

  int pageSize(JobOptions options) {
    int most = options.number(JobOption.PAGE_SIZE, PAGE_SIZE, Integer.MAX_VALUE);
    return Math.max(1, Math.min(most, limit));
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

  /** Without values. */
  @Override
  public String toString() {
    return String.join(", ", selectors)
        + (conditions.isEmpty() ? "" : " where " + conditions)
        + (limit == Integer.MAX_VALUE ? "" : ", at most " + limit + " of each part");
  }
}
