package dev.coodie.spark.internal.type;

import dev.coodie.error.ConfigurationException;
import dev.coodie.model.Suggestions;
import dev.coodie.spark.internal.connect.JobOption;
import dev.coodie.spark.internal.connect.JobOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a table as a job reads them.
 *
 * @param choices how types of CQL are types of Spark
 */
public record ReadColumns(List<ReadColumn> all, TypeChoices choices) {
  private static final int MOST_DIGITS = 38;
  private static final Pattern DECIMAL = Pattern.compile("\\s*(\\d{1,2})\\s*,\\s*(\\d{1,2})\\s*");

  /** Copies the columns. */
  public ReadColumns {
    all = List.copyOf(all);
  }

  /**
   * As the options of reading say.
   *
   * @throws ConfigurationException if an option is wrong, or Spark has no type for a column
   */
  public static ReadColumns of(TableShape table, JobOptions options) {
    TypeChoices choices = choices(options);
    List<TableColumn> chosen = chosen(table, options);
    List<ReadColumn> columns = new ArrayList<>();
    for (TableColumn column : chosen) {
      String what = "Column \"" + column.name() + "\" of " + table.name();
      columns.add(
          new ReadColumn(
              column.name(), column.quoted(), CellTypes.of(what, column.type(), choices)));
    }
    for (TableColumn column : chosen) {
      if (options.is(JobOption.TTL) && column.isTimed()) {
        String ttl = "ttl(" + column.quoted() + ")";
        columns.add(new ReadColumn(column.name() + "$ttl", ttl, BitsType.INT));
      }
      if (options.is(JobOption.WRITETIME) && column.isTimed()) {
        String time = "writetime(" + column.quoted() + ")";
        columns.add(new ReadColumn(column.name() + "$writetime", time, BitsType.BIGINT));
      }
    }
    checkNames(table, columns);
    return new ReadColumns(columns, choices);
  }

  private static void checkNames(TableShape table, List<ReadColumn> columns) {
    Set<String> names = new HashSet<>();
    for (ReadColumn column : columns) {
      if (!names.add(column.name())) {
        throw new ConfigurationException(
            "coodie-1542",
            "Spark would have two columns \""
                + column.name()
                + "\" of "
                + table.name()
                + ", which it does not allow. Name each column once in the option \"columns\", and"
                + " leave out those that are named like one of the options \"ttl\" and"
                + " \"writetime\".");
      }
    }
  }

  private static List<TableColumn> chosen(TableShape table, JobOptions options) {
    String names = options.get(JobOption.COLUMNS).orElse("");
    return names.isBlank()
        ? table.columns()
        : Arrays.stream(names.split(",")).map(name -> column(table, name.strip())).toList();
  }

  private static TableColumn column(TableShape table, String name) {
    List<String> known = table.columns().stream().map(TableColumn::name).toList();
    return table
        .column(name)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "coodie-1460",
                    "The option \"columns\" names \""
                        + name
                        + "\", which "
                        + table.name()
                        + " does not have. "
                        + Suggestions.forName(name, known)
                        + "Columns: "
                        + String.join(", ", known)
                        + "."));
  }

  private static TypeChoices choices(JobOptions options) {
    TimesOfDay times = TimesOfDay.of(options);
    String decimals = options.get(JobOption.DECIMALS).orElse("text");
    if (decimals.equalsIgnoreCase("text")) {
      return new TypeChoices(0, 0, times.type());
    }
    Matcher matcher = DECIMAL.matcher(decimals);
    if (matcher.matches()) {
      int precision = Integer.parseInt(matcher.group(1));
      int scale = Integer.parseInt(matcher.group(2));
      if (precision >= 1 && precision <= MOST_DIGITS && scale <= precision) {
        return new TypeChoices(precision, scale, times.type());
      }
    }
    throw JobOptions.wrong(
        JobOption.DECIMALS,
        "text, or precision and scale, such as 38,18; at most 38 digits, and no more of them after"
            + " the point");
  }

  /** As Spark has them. */
  public StructType schema() {
    return DataTypes.createStructType(
        all.stream().map(ReadColumn::field).toArray(StructField[]::new));
  }

  /** Those of a part of the schema, in its order. */
  public ReadColumns only(StructType schema) {
    List<ReadColumn> chosen = new ArrayList<>();
    for (String name : schema.fieldNames()) {
      all.stream().filter(column -> column.name().equals(name)).forEach(chosen::add);
    }
    return new ReadColumns(chosen, choices);
  }
}
