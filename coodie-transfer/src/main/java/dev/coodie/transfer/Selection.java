package dev.coodie.transfer;

import dev.coodie.error.TransferException;
import dev.coodie.transfer.TransferTable.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of a table is read: selectors of CQL, each with the name of its field. */
record Selection(TransferTable table, List<Item> items) {
  /** One selector; {@code alias} is empty if the server calls it the right name by itself. */
  record Item(String selector, String field) {
    String cql() {
      return selector.equals(Names.quoted(field))
          ? selector
          : selector + " AS " + Names.quoted(field);
    }
  }

  static Selection of(TransferTable table, List<String> chosen, boolean ttl, boolean writeTime) {
    List<Column> columns =
        chosen.isEmpty() ? table.columns() : chosen.stream().map(table::column).toList();
    List<Item> items = new ArrayList<>();
    for (Column column : columns) {
      items.add(new Item(column.quoted(), column.name()));
    }
    for (Column column : columns) {
      if (column.isTimed() && ttl) {
        items.add(new Item("ttl(" + column.quoted() + ")", Names.ttl(column.name())));
      }
      if (column.isTimed() && writeTime) {
        items.add(new Item("writetime(" + column.quoted() + ")", Names.writeTime(column.name())));
      }
    }
    checkNames(items.stream().map(Item::field).toList());
    return new Selection(table, List.copyOf(items));
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

  String select() {
    return "SELECT "
        + String.join(", ", items.stream().map(Item::cql).toList())
        + " FROM "
        + Names.table(table.keyspace(), table.name());
  }
}
