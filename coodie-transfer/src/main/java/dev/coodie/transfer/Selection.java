package dev.coodie.transfer;

import dev.coodie.cql.CqlNames;
import dev.coodie.error.TransferException;
import dev.coodie.transfer.TransferTable.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a table is read: selectors of CQL, each with the name of its field. */
record Selection(TransferTable table, List<Item> items, boolean isWhole) {
  /** One selector, with the name of its field, and what it is of which column. */
  record Item(String selector, String field, Column column, Field.Kind kind) {
    String cql() {
      return selector.equals(CqlNames.quoted(field))
          ? selector
          : selector + " AS " + CqlNames.quoted(field);
    }
  }

  /**
   * The chosen columns, or all if none is.
   *
   * @param partTimes whether the server tells times of columns of several cells
   */
  static Selection of(
      TransferTable table, List<String> chosen, boolean ttl, boolean writeTime, boolean partTimes) {
    List<Column> columns = columns(table, chosen);
    List<Item> items = new ArrayList<>();
    for (Column column : columns) {
      items.add(new Item(column.quoted(), column.name(), column, Field.Kind.VALUE));
    }
    for (Column column : columns) {
      boolean told = column.isTimed() && (partTimes || !column.hasSeveralCells());
      if (told && ttl) {
        String selector = "ttl(" + column.quoted() + ")";
        items.add(new Item(selector, FieldNames.ttl(column.name()), column, Field.Kind.TTL));
      }
      if (told && writeTime && !column.isListOfCells()) {
        String selector = "writetime(" + column.quoted() + ")";
        items.add(
            new Item(selector, FieldNames.writeTime(column.name()), column, Field.Kind.WRITE_TIME));
      }
    }
    checkNames(items.stream().map(Item::field).toList());
    return new Selection(table, List.copyOf(items), chosen.isEmpty());
  }

  static List<Column> columns(TransferTable table, List<String> chosen) {
    return chosen.isEmpty() ? table.columns() : chosen.stream().map(table::column).toList();
  }

  /** A name that is there twice could not be told apart in the file. */
  static void checkNames(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new TransferException(
            "coodie-848",
            "Two fields of the file would be called \""
                + name
                + "\". Give one another name, in a query with AS.");
      }
    }
  }

  /** That the write times of lists are not asked for, if there are any. */
  Optional<String> writtenAnew() {
    String lists =
        items.stream()
            .filter(item -> item.kind() == Field.Kind.VALUE && item.column().isListOfCells())
            .map(item -> '"' + item.field() + '"')
            .collect(Collectors.joining(", "));
    return lists.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The write times of the lists "
                + lists
                + " are not kept: written twice at one time, a list would have its elements twice.");
  }

  String select() {
    return "SELECT "
        + String.join(", ", items.stream().map(Item::cql).toList())
        + " FROM "
        + CqlNames.table(table.keyspace(), table.name());
  }
}
