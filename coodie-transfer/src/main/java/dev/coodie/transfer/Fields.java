package dev.coodie.transfer;

import dev.coodie.error.TransferException;
import dev.coodie.transfer.TransferTable.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which fields of a file go into which columns of a table, and how. */
final class Fields {
  private final List<Column> columns;
  private final Map<String, Field> byName = new HashMap<>();
  private final Set<String> ignored = new HashSet<>();
  private final boolean ignoreUnknown;
  private final Timestamps timestamps;

  /** {@code renamed} has names of fields and the columns they go into. */
  Fields(
      TransferTable table,
      List<String> chosen,
      Map<String, String> renamed,
      boolean ignoreUnknown,
      Timestamps timestamps) {
    List<Column> wanted = new ArrayList<>();
    for (Column column : table.columns()) {
      if (chosen.isEmpty() || column.isKey() || chosen.contains(column.name())) {
        wanted.add(column);
      } else {
        ignore(column);
      }
    }
    chosen.forEach(table::column);
    this.columns = List.copyOf(wanted);
    this.ignoreUnknown = ignoreUnknown;
    this.timestamps = timestamps;
    Set<String> taken = new HashSet<>(renamed.values());
    renamed.forEach((field, column) -> add(field, table.column(column)));
    for (Column column : columns) {
      if (!taken.contains(column.name())) {
        add(column.name(), column);
      }
    }
  }

  private void ignore(Column column) {
    ignored.add(column.name());
    ignored.add(FieldNames.ttl(column.name()));
    ignored.add(FieldNames.writeTime(column.name()));
  }

  private void add(String field, Column column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      return;
    }
    put(field, new Field(index, column, Field.Kind.VALUE));
    if (column.isTimed()) {
      put(FieldNames.ttl(field), new Field(index, column, Field.Kind.TTL));
      if (!column.isListOfCells()) {
        put(FieldNames.writeTime(field), new Field(index, column, Field.Kind.WRITE_TIME));
      }
    }
  }

  private void put(String name, Field field) {
    if (byName.put(name, field) != null) {
      throw new TransferException(
          "coodie-848", "Two columns would be filled from the field \"" + name + "\".");
    }
  }

  Timestamps timestamps() {
    return timestamps;
  }

  /** All columns that are written, the key first. */
  List<Column> columns() {
    return columns;
  }

  /**
   * What the field means; empty if it is not wanted.
   *
   * @throws BadValueException if it is not known
   */
  Optional<Field> find(String name) {
    Field field = byName.get(name);
    if (field == null && !ignored.contains(name) && !ignoreUnknown) {
      throw new BadValueException(
          "the table has no column for the field \""
              + name
              + "\"; it has: "
              + columns.stream().map(Column::name).collect(Collectors.joining(", "))
              + (name.matches("(?s).*[;\t].*") ? "; fields are separated by commas" : ""));
    }
    return Optional.ofNullable(field);
  }
}
